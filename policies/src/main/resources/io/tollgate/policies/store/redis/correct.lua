-- A call is over. ARGV: its name; then for each key its kind (bucket or stream), what is owed more
-- (or less, if negative), and the bucket's period.

for i, key in ipairs(KEYS) do
  local at = 3 * i - 1
  if ARGV[at] == 'stream' then
    redis.call('ZREM', key, ARGV[1])
  else
    local more, period = tonumber(ARGV[at + 1]), tonumber(ARGV[at + 2])
    keep(key, math.min(MOST, owed(key, period) + more), period)
  end
end
return 1
