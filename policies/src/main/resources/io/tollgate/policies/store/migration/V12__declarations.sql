-- Providers and models that administrators declare, in the words of the settings' file.
create table declaration (
    kind varchar(10) not null,
    name varchar(200) not null,
    body text not null,
    updated_by varchar(400) not null,
    updated_at bigint not null,
    primary key (kind, name)
);

-- Declared providers' credentials, sealed: who reads the database alone reads none.
create table declared_secret (
    provider varchar(200) primary key,
    sealed text not null,
    fingerprint varchar(40) not null,
    updated_by varchar(400) not null,
    updated_at bigint not null
);
