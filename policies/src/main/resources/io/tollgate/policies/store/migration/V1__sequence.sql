-- Every change of a policy takes the next number, in the transaction that makes it. Nodes ask for
-- what has a higher number than they have seen. Taking a number locks the row until the commit, so
-- numbers become visible in their order.
create table policy_sequence (
    one integer primary key check (one = 1),
    value bigint not null
);
insert into policy_sequence (one, value) values (1, 0);
