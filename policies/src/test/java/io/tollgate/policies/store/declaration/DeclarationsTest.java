package io.tollgate.policies.store.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.policies.admin.Actor;
import io.tollgate.policies.key.Peppers;
import io.tollgate.policies.store.Infra;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.audit.AuditQuery;
import io.tollgate.policies.store.audit.AuditTrail;
import io.tollgate.policies.store.declaration.Declaration.Kind;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeclarationsTest {

    private static final String DATABASES = "io.tollgate.policies.store.Infra#databases";
    private static final String OLD = "the-pepper-of-last-year";
    private static final String NEW = "the-pepper-of-this-year";
    private static final String SECRET = "sk-canary-0123456789";

    private static Declarations with(Store store, String... peppers) {
        return new Declarations(store, new Peppers(List.of(peppers)), InstantSource.system());
    }

    private static String sealed(Store store, String provider) {
        return store.jdbc()
                .sql("select sealed from declared_secret where provider = ?")
                .param(provider)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void credentialsOpenForTheirOwnersAlone(Infra.Database database) {
        try (Store store = database.open()) {
            Declarations declarations = with(store, NEW);
            declarations.secret(Actor.OPERATOR, "a", SECRET);
            declarations.secret(Actor.OPERATOR, "b", "another-credential");

            assertThat(declarations.secrets())
                    .extracting(DeclaredSecret::text)
                    .containsExactly(SECRET, "another-credential");
            assertThat(sealed(store, "a")).startsWith("enc:v1:").doesNotContain(SECRET);

            store.jdbc()
                    .sql("update declared_secret set sealed = ? where provider = 'b'")
                    .param(sealed(store, "a"))
                    .update();
            assertThat(declarations.secrets())
                    .extracting(DeclaredSecret::text)
                    .containsExactly(SECRET, null);
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void aPepperCanGoOnceItsCredentialsAreSealedAnew(Infra.Database database) {
        try (Store store = database.open()) {
            with(store, OLD).secret(Actor.OPERATOR, "a", SECRET);
            assertThat(with(store, NEW).secrets().getFirst().text()).isNull();

            Declarations both = with(store, NEW, OLD);
            assertThat(both.secrets().getFirst().text()).isEqualTo(SECRET);
            assertThat(both.sealAnew()).isOne();
            assertThat(both.sealAnew()).isZero();
            assertThat(with(store, NEW).secrets().getFirst().text()).isEqualTo(SECRET);
            assertThat(with(store, OLD).secrets().getFirst().text()).isNull();
        }
    }

    @ParameterizedTest
    @MethodSource(DATABASES)
    void whoDeclaredWhatIsWrittenDown(Infra.Database database) {
        try (Store store = database.open()) {
            Declarations declarations = with(store, NEW);
            declarations.put(Actor.OPERATOR, Kind.PROVIDER, "a", "{\"dialect\":\"openai\"}");
            declarations.put(Actor.OPERATOR, Kind.PROVIDER, "a", "{\"dialect\":\"ollama\"}");
            declarations.secret(Actor.OPERATOR, "a", SECRET);
            declarations.put(Actor.OPERATOR, Kind.MODEL, "a", "{}");
            declarations.remove(Actor.OPERATOR, Kind.PROVIDER, "a");

            assertThat(declarations.all())
                    .extracting(Declaration::kind)
                    .containsExactly(Kind.MODEL);
            assertThat(declarations.secrets()).isEmpty();
            AuditTrail trail = new AuditTrail(store, InstantSource.system());
            assertThat(trail.entries(new AuditQuery(), 10))
                    .extracting(entry -> entry.action())
                    .containsExactly(
                            "provider.remove",
                            "model.create",
                            "provider.secret",
                            "provider.update",
                            "provider.create");
            assertThat(trail.entries(new AuditQuery(), 10).toString())
                    .contains("sha256:")
                    .doesNotContain(SECRET);
            assertThat(trail.verify().brokenAt()).isNull();
        }
    }
}
