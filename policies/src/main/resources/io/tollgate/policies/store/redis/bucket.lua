-- Stands before the other scripts. A bucket is kept as what it owes, "DEBT AT": the nanoseconds in
-- which it fills, as of a microsecond of this server's clock. A full bucket owes nothing and is not
-- kept. All numbers are whole and below 2^53, so that doubles hold them exactly.

local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local MOST = 4503599627370496

-- Keeps a debt, until some time after it will have been paid by itself.
local function keep(key, debt, period)
  if debt <= 0 then
    redis.call('DEL', key)
    return
  end
  local life = math.ceil((debt + period) / 1000000)
  redis.call('SET', key, string.format('%.0f %.0f', debt, now), 'PX', string.format('%.0f', life))
end

-- What a bucket owes now. If the clock went back, nothing has been paid since, and time runs from here.
local function owed(key, period)
  local debt, at = string.match(redis.call('GET', key) or '', '^(%d+) (%d+)$')
  if not debt then
    return 0
  end
  debt, at = tonumber(debt), tonumber(at)
  if now < at then
    keep(key, debt, period)
    return debt
  end
  return math.max(0, debt - (now - at) * 1000)
end
