create trigger usage_adjustment_is_not_changed before update on usage_adjustment
begin
    select raise(abort, 'adjustments are append-only');
end;

create trigger usage_adjustment_is_not_deleted before delete on usage_adjustment
begin
    select raise(abort, 'adjustments are append-only');
end;
