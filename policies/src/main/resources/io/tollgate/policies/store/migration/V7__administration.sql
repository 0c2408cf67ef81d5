-- Who did what to what. Rows are never changed: see the databases' own migrations. An entry's hash
-- is over all that it says and the hash before it; the head has the last one, and is locked by
-- whoever writes the next.
create table audit_entry (
    sequence bigint primary key,
    at bigint not null,
    actor_kind text not null,
    actor_id text not null,
    actor_name text not null,
    action text not null,
    object text not null,
    tenant text,
    was text,
    is_now text,
    hash text not null
);
create index audit_entry_at on audit_entry (at);
create index audit_entry_object on audit_entry (object, sequence);
create index audit_entry_tenant on audit_entry (tenant, sequence);

create table audit_head (
    one integer primary key check (one = 1),
    sequence bigint not null,
    hash text not null
);
insert into audit_head (one, sequence, hash) values (1, 0, '');

-- Keys for the admin API. They open nothing else.
create table admin_key (
    id varchar(12) primary key,
    name varchar(200) not null,
    role varchar(20) not null,
    unit_id varchar(200),
    status varchar(20) not null,
    expires_at bigint,
    secrets text not null,
    last_used bigint
);

-- Who is logged in at the admin UI. The browser has the id; what is kept is its digest. Grants are
-- lines of text.
create table admin_session (
    digest varchar(64) primary key,
    actor_kind varchar(20) not null,
    actor_id varchar(600) not null,
    actor_name varchar(400) not null,
    actor_email varchar(400),
    grants text not null,
    issuer varchar(100),
    csrf varchar(64) not null,
    begun bigint not null,
    seen bigint not null,
    ends bigint not null
);
create index admin_session_ends on admin_session (ends);

-- Answers to writes that said by which key they may be repeated.
create table idempotent_write (
    actor_id varchar(600) not null,
    repeat_key varchar(200) not null,
    request_digest varchar(64) not null,
    at bigint not null,
    status integer,
    etag varchar(100),
    location varchar(1000),
    answer text,
    primary key (actor_id, repeat_key)
);
create index idempotent_write_at on idempotent_write (at);
