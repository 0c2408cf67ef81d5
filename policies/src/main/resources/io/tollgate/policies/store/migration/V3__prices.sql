-- Prices that the operator sets: negotiated ones, and those of models that it runs itself. They go
-- before the catalogue's. A removed one stays as a row, so that the nodes hear of it.
create table price (
    id varchar(36) primary key,
    tenant varchar(200),
    provider varchar(200) not null,
    model varchar(500) not null,
    service_tier varchar(50) not null,
    valid_from bigint not null,
    terms text not null,
    changed bigint not null,
    removed integer not null check (removed in (0, 1))
);
-- No tenant means all of them, and there is one such price as well.
create unique index price_subject
    on price (coalesce(tenant, ''), provider, model, service_tier, valid_from);
create index price_changed on price (changed);
