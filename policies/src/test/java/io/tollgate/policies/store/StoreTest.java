package io.tollgate.policies.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.policies.price.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StoreTest {

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void isMigratedOnceAndKeepsAmountsExactly(Infra.Database database) {
        try (Store store = database.open()) {
            assertThat(
                            store.jdbc()
                                    .sql("select value from policy_sequence")
                                    .query(Long.class)
                                    .single())
                    .isZero();
        }
        try (Store again = database.open()) {
            Money cent = Money.of("0.010000000001");
            Object kept =
                    again.jdbc()
                            .sql("select ? as amount")
                            .param(again.vendor().bind(cent))
                            .query((row, _) -> row.getObject(1))
                            .single();
            assertThat(again.vendor().read(kept)).isEqualTo(cent);
        }
    }

    @ParameterizedTest
    @MethodSource("io.tollgate.policies.store.Infra#databases")
    void refusesTablesOfAnotherRelease(Infra.Database database) {
        try (Store store = database.open()) {
            store.jdbc()
                    .sql(
                            "insert into schema_history (installed_rank, version, description,"
                                    + " type, script, installed_by, execution_time, success)"
                                    + " values (1000, '1000', 'later', 'SQL', 'V1000__later.sql', 'x', 1, true)")
                    .update();
        }
        assertThatThrownBy(database::open)
                .isInstanceOf(StoreUnavailable.class)
                .rootCause()
                .hasMessageContaining("1000");
    }

    @Test
    void anotherDatabaseIsNamedAsSuch() {
        assertThatThrownBy(() -> Store.open("jdbc:h2:mem:x", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql");
    }
}
