package io.tollgate.policies.store.ledger;

import io.tollgate.policies.budget.BudgetBooks;
import io.tollgate.policies.price.Money;
import io.tollgate.policies.store.Store;
import io.tollgate.policies.store.budget.JdbcBudgetBooks;
import java.time.InstantSource;
import java.util.List;

/** The budgets' own books, and in the same transactions a note of who was released. */
final class TestBooks implements BudgetBooks {

    private final Store store;
    private final BudgetBooks books;

    TestBooks(Store store) {
        this.store = store;
        this.books = new JdbcBudgetBooks(store, InstantSource.system());
        store.jdbc().sql("create table if not exists released (holder text not null)").update();
    }

    @Override
    public void charge(List<Charge> charges) {
        books.charge(charges);
    }

    @Override
    public void releaseAll(String holder) {
        store.jdbc().sql("insert into released (holder) values (?)").param(holder).update();
        books.releaseAll(holder);
    }

    Money spent(String window) {
        return store.jdbc()
                .sql("select spent + overrun from budget_window where id = ?")
                .param(window)
                .query((row, _) -> store.vendor().read(row.getObject(1)))
                .single();
    }

    List<String> released() {
        return store.jdbc()
                .sql("select holder from released")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
