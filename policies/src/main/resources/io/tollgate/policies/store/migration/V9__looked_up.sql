-- What pages of people ask for.
create index usage_dimension_key on usage_dimension (key_id);
create index usage_hour_dimension on usage_hour (dimension_id, hour);
create index ledger_entry_key on ledger_entry (key_id, at);
create index ledger_entry_tenant on ledger_entry (tenant, at);
