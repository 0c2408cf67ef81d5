-- What is declared: who may call, how often, and for how much. Nothing is deleted: what is removed
-- is marked, so that nodes that ask for what has changed hear of it. Lists and maps are lines of
-- text, instants are milliseconds since 1970.
create table org_unit (
    id varchar(200) primary key,
    name varchar(200) not null,
    status varchar(20) not null,
    cost_centre varchar(100),
    models text,
    endpoints text,
    addresses text,
    changed bigint not null,
    removed boolean not null
);
create index org_unit_changed on org_unit (changed);

create table api_key (
    id varchar(12) primary key,
    unit_id varchar(200) not null references org_unit (id),
    service_account boolean not null,
    owner varchar(200),
    label varchar(200) not null,
    tags text not null,
    cost_centre varchar(100),
    status varchar(20) not null,
    expires_at bigint,
    models text,
    endpoints text,
    addresses text,
    strict boolean not null,
    log_content boolean not null,
    metadata text not null,
    secrets text not null,
    changed bigint not null,
    removed boolean not null
);
create index api_key_changed on api_key (changed);
create index api_key_unit on api_key (unit_id);

create table quota (
    id varchar(100) primary key,
    scope_level varchar(20) not null,
    scope_id varchar(400) not null,
    model varchar(200),
    unit varchar(20) not null,
    period varchar(20),
    amount bigint not null,
    shadow boolean not null,
    changed bigint not null,
    removed boolean not null
);
create index quota_changed on quota (changed);

create table budget (
    id varchar(100) primary key,
    scope_level varchar(20) not null,
    scope_id varchar(400) not null,
    amount ${money} not null,
    calendar varchar(20),
    zone varchar(60),
    rolling_hours bigint,
    hard boolean not null,
    alerts text not null,
    thrift_percent integer,
    thrift_model varchar(200),
    allow_unpriced boolean not null,
    changed bigint not null,
    removed boolean not null
);
create index budget_changed on budget (changed);

create table budget_raise (
    id varchar(40) primary key,
    budget_id varchar(100) not null references budget (id),
    amount ${money} not null,
    reason varchar(500) not null,
    raised_by varchar(200) not null,
    until bigint not null,
    changed bigint not null,
    removed boolean not null
);
create index budget_raise_changed on budget_raise (changed);

-- The processes that run. A crashed one's row grows stale.
create table node (
    id varchar(100) primary key,
    incarnation varchar(40) not null,
    limits varchar(10) not null,
    heartbeat bigint not null
);
