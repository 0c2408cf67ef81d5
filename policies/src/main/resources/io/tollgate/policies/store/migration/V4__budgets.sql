-- A budget's window: what was spent in it, and what nodes have leased of it. Nobody can lease more
-- than there is. What costs more than was held for it stands under overrun, so that the truth has a
-- place and the check still holds. A soft budget's window has no ceiling.
create table budget_window (
    id varchar(130) primary key,
    budget_id varchar(100) not null,
    ends_at bigint,
    rolling_hours bigint not null,
    limit_amount ${money},
    ceiling ${money},
    spent ${money} not null,
    overrun ${money} not null,
    leased ${money} not null,
    alerts text not null,
    wanted_at bigint not null,
    check (leased >= 0 and spent >= 0 and overrun >= 0),
    check (ceiling is null or spent + leased <= ceiling)
);

create table budget_lease (
    window_id varchar(130) not null references budget_window (id),
    holder varchar(200) not null,
    amount ${money} not null check (amount >= 0),
    primary key (window_id, holder)
);
create index budget_lease_holder on budget_lease (holder);

-- What was spent in each hour of a rolling window.
create table budget_bucket (
    window_id varchar(130) not null references budget_window (id),
    hour bigint not null,
    amount ${money} not null,
    primary key (window_id, hour)
);

create table budget_alert (
    window_id varchar(130) not null references budget_window (id),
    percent integer not null,
    raised_at bigint not null,
    spent ${money} not null,
    tries integer not null,
    next_try bigint not null,
    told boolean not null,
    primary key (window_id, percent)
);
create index budget_alert_told on budget_alert (told, next_try);
