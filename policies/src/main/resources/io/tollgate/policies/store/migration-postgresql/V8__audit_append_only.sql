create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end;
$$;

create trigger audit_entry_is_append_only before update or delete on audit_entry
    for each row execute function audit_is_append_only();
