create trigger audit_entry_is_not_changed before update on audit_entry
begin
    select raise(abort, 'the audit trail is append-only');
end;

create trigger audit_entry_is_not_deleted before delete on audit_entry
begin
    select raise(abort, 'the audit trail is append-only');
end;
