create trigger ledger_entry_is_not_changed before update on ledger_entry
begin
    select raise(abort, 'the ledger is append-only');
end;

create trigger ledger_entry_is_not_deleted before delete on ledger_entry
begin
    select raise(abort, 'the ledger is append-only');
end;
