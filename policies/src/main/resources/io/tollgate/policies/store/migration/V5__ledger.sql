-- What was used and what it cost. Each attempt at a call has two rows: one that opens it, before
-- its provider is asked, and one that ends it. The key lets there be one of each, so that a row that
-- comes twice has no effect, and of two ends the first counts.
create table ledger_entry (
    request_id varchar(64) not null,
    attempt integer not null,
    phase varchar(5) not null check (phase in ('OPEN', 'END')),
    kind varchar(10) not null check (kind in ('RESERVE', 'SETTLE', 'VOID')),
    at bigint not null,
    holder varchar(200) not null,
    tenant text not null,
    team text not null,
    project text,
    api_key text not null,
    key_label text not null,
    cost_centre text,
    tags text not null,
    end_user text,
    operation text not null,
    endpoint text not null,
    route text not null,
    model_requested text not null,
    provider text not null,
    model_served text not null,
    attempt_kind varchar(20) not null,
    experiment text,
    service_tier text not null,
    price_id text,
    amount ${money},
    input bigint,
    cache_read bigint,
    cache_write_5m bigint,
    cache_write_1h bigint,
    output bigint,
    reasoning bigint,
    audio_input bigint,
    audio_output bigint,
    source varchar(20),
    end_reason varchar(20),
    charged text not null,
    duration_millis bigint not null,
    first_token_millis bigint,
    primary key (request_id, attempt, phase)
);
create index ledger_entry_at on ledger_entry (at);
create index ledger_entry_holder on ledger_entry (holder, phase);

-- What usage is told apart by; its id is a digest of all of it.
create table usage_dimension (
    id varchar(32) primary key,
    tenant text not null,
    team text not null,
    project text,
    api_key text not null,
    key_label text not null,
    cost_centre text,
    tags text not null,
    end_user text,
    operation text not null,
    endpoint text not null,
    route text not null,
    model_requested text not null,
    provider text not null,
    model_served text not null,
    attempt_kind varchar(20) not null,
    experiment text,
    service_tier text not null,
    price_id text,
    source varchar(20),
    end_reason varchar(20),
    kind varchar(10) not null
);

-- Sums over the rows that end an attempt, by hours and by days (UTC) since 1970.
create table usage_hour (
    period bigint not null,
    dimension_id varchar(32) not null references usage_dimension (id),
    attempts bigint not null,
    unpriced bigint not null,
    amount ${money} not null,
    input bigint not null,
    cache_read bigint not null,
    cache_write_5m bigint not null,
    cache_write_1h bigint not null,
    output bigint not null,
    reasoning bigint not null,
    audio_input bigint not null,
    audio_output bigint not null,
    duration_millis bigint not null,
    first_token_millis bigint not null,
    first_tokens bigint not null,
    primary key (period, dimension_id)
);

create table usage_day (
    period bigint not null,
    dimension_id varchar(32) not null references usage_dimension (id),
    attempts bigint not null,
    unpriced bigint not null,
    amount ${money} not null,
    input bigint not null,
    cache_read bigint not null,
    cache_write_5m bigint not null,
    cache_write_1h bigint not null,
    output bigint not null,
    reasoning bigint not null,
    audio_input bigint not null,
    audio_output bigint not null,
    duration_millis bigint not null,
    first_token_millis bigint not null,
    first_tokens bigint not null,
    primary key (period, dimension_id)
);
