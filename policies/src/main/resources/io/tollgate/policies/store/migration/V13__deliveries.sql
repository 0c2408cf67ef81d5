-- Which report was delivered for which days, so that one node delivers it and none does so twice.
create table report_delivery (
    name varchar(200) not null,
    first_day varchar(10) not null,
    end_day varchar(10) not null,
    attempts int not null,
    -- Before that, nobody tries (again): another node is at it, or it failed a short while ago.
    not_before bigint not null,
    delivered_at bigint,
    problem varchar(500),
    primary key (name, first_day, end_day)
);
