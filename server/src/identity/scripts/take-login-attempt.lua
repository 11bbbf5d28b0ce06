--[[
Counts an attempt to sign in before the password is looked at, so that attempts sent at once are counted too. A success
takes both back.

KEYS  1 failures of the login name  hash { failures, lockedUntil }
      2 failures from the address   hash { count, endsAt }
ARGV  1 now, ms since 1970
      2 failures that are free
      3 first delay, ms
      4 longest delay, ms
      5 life of the name's count, ms
      6 failures free to an address in its window
      7 length of that window, ms
Gives 0 when the attempt may go on, else the ms to wait.
]]
local now = tonumber(ARGV[1])
local lockedUntil = tonumber(redis.call('HGET', KEYS[1], 'lockedUntil') or '0')
if lockedUntil > now then return lockedUntil - now end

local count, endsAt = 0, now + tonumber(ARGV[7])
local window = redis.call('HMGET', KEYS[2], 'count', 'endsAt')
if window[1] and tonumber(window[2]) > now then count, endsAt = tonumber(window[1]), tonumber(window[2]) end
if count >= tonumber(ARGV[6]) then return endsAt - now end
redis.call('HSET', KEYS[2], 'count', count + 1, 'endsAt', string.format('%.0f', endsAt))
redis.call('PEXPIRE', KEYS[2], ARGV[7])

local failures = redis.call('HINCRBY', KEYS[1], 'failures', 1)
local beyond = failures - tonumber(ARGV[2])
if beyond >= 0 then
  local delay = math.min(tonumber(ARGV[3]) * 2 ^ math.min(beyond, 20), tonumber(ARGV[4]))
  redis.call('HSET', KEYS[1], 'lockedUntil', string.format('%.0f', now + delay))
end
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 0
