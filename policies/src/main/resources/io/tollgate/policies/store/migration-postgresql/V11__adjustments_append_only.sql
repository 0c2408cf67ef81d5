create trigger usage_adjustment_is_append_only before update or delete on usage_adjustment
    for each row execute function ledger_is_append_only();
