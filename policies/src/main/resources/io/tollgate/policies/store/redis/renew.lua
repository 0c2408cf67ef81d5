-- Holds places of open streams for some time more, and takes them again if this server has forgotten
-- them. ARGV: how long (ms), then the calls' names.

local hold = tonumber(ARGV[1])
local expiry = string.format('%.0f', now + hold * 1000)
for i = 2, #ARGV do
  redis.call('ZADD', KEYS[1], expiry, ARGV[i])
end
redis.call('PEXPIRE', KEYS[1], hold)
return 1
