-- What the names of prices in the ledger stand for: kept before anything is priced by them, for ever.
create table price_version (
    id text primary key,
    provider text not null,
    model text not null,
    service_tier text not null,
    valid_from bigint not null,
    terms text not null
);

-- What changes sums after they were made, never by changing them: rows that came when their month was
-- closed (in_rollup: the sums hold them already, and this says which part of them is a correction),
-- and what usage costs by another price, as a row that takes back and a row that charges.
create table usage_adjustment (
    id varchar(36) not null,
    line integer not null,
    posted_at bigint not null,
    hour bigint not null,
    dimension_id text not null references usage_dimension (id),
    correction integer not null check (correction in (0, 1)),
    in_rollup integer not null check (in_rollup in (0, 1)),
    reason varchar(500) not null,
    posted_by varchar(200) not null,
    calls bigint not null,
    unpriced bigint not null,
    input_tokens bigint not null,
    cache_read_tokens bigint not null,
    cache_write_5m_tokens bigint not null,
    cache_write_1h_tokens bigint not null,
    output_tokens bigint not null,
    reasoning_tokens bigint not null,
    audio_input_tokens bigint not null,
    audio_output_tokens bigint not null,
    cost ${money} not null,
    duration_millis bigint not null,
    first_token_millis bigint not null,
    first_tokens bigint not null,
    primary key (id, line)
);
create index usage_adjustment_hour on usage_adjustment (hour);
create index usage_adjustment_posted on usage_adjustment (posted_at);

-- Months are closed one after the other; whatever is before this instant is closed (epoch millis).
create table billing_gate (
    one integer primary key check (one = 1),
    closed_until bigint not null
);
insert into billing_gate (one, closed_until) values (1, 0);

create table billing_period (
    month varchar(7) primary key,
    closed_at bigint not null,
    closed_by varchar(200) not null,
    cost ${money} not null
);

-- What is paid by the month whatever is used of it, and who shares it by what.
create table shared_cost (
    id varchar(36) primary key,
    name varchar(200) not null,
    provider varchar(200) not null,
    month varchar(7) not null,
    amount ${money} not null,
    driver varchar(20) not null,
    capacity_tokens bigint,
    created_at bigint not null
);
create index shared_cost_month on shared_cost (month);

-- By what an attempt is charged since it was charged anew, so that it is taken back right next time.
create table rerated_attempt (
    request_id text not null,
    attempt integer not null,
    price_id text not null,
    cost ${money} not null,
    primary key (request_id, attempt)
);
