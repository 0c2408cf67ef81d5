-- Asks each quota, and takes from all or from none. Those in shadow refuse nobody.
-- ARGV: the call's name, how long a stream's place is held (ms); then for each key its kind (bucket or
-- stream), what is asked for, the most there is, and whether it is in shadow (1 or 0).
-- Answers: 1 if granted; then for each key whether it fits, and what is taken of it afterwards.

local call, hold = ARGV[1], tonumber(ARGV[2])
local quotas, granted = {}, 1

for i, key in ipairs(KEYS) do
  local at = 4 * i - 1
  local quota = {
    key = key,
    stream = ARGV[at] == 'stream',
    amount = tonumber(ARGV[at + 1]),
    most = tonumber(ARGV[at + 2]),
  }
  if quota.stream then
    -- What has expired, and, if the clock went back, what would not for too long: the living renew it.
    redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('%.0f', now))
    redis.call('ZREMRANGEBYSCORE', key, string.format('(%.0f', now + hold * 1000), '+inf')
    quota.taken = redis.call('ZCARD', key)
  else
    quota.taken = owed(key, quota.most)
  end
  quota.fits = quota.taken + quota.amount <= quota.most
  if not quota.fits and ARGV[at + 3] == '0' then
    granted = 0
  end
  quotas[i] = quota
end

local answer = { granted }
for _, quota in ipairs(quotas) do
  if granted == 1 and quota.fits then
    quota.taken = quota.taken + quota.amount
    if quota.stream then
      redis.call('ZADD', quota.key, string.format('%.0f', now + hold * 1000), call)
      redis.call('PEXPIRE', quota.key, hold)
    else
      keep(quota.key, quota.taken, quota.most)
    end
  end
  answer[#answer + 1] = quota.fits and 1 or 0
  answer[#answer + 1] = quota.taken
end
return answer
