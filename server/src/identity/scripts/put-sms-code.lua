--[[
Keeps a new code for a number in place of the last one, unless it is too soon or a day's limit is reached.

KEYS  1 code of the number      hash { codeHash, expiresAt, triesLeft, resendAt }
      2 codes sent to it        hash { count, endsAt }
      3 codes from the address  hash { count, endsAt }
ARGV  1 now, ms since 1970
      2 keyed hash of the code
      3 life of the code, ms
      4 wait before the next one, ms
      5 tries
      6 limit a number
      7 limit an address
      8 length of their window, ms
Gives 0 when it is kept, else the ms to wait.
]]
local now = tonumber(ARGV[1])
local resendAt = tonumber(redis.call('HGET', KEYS[1], 'resendAt') or '0')
if resendAt > now then return resendAt - now end

local windows = {}
for i = 2, 3 do
  local count, endsAt = 0, now + tonumber(ARGV[8])
  local stored = redis.call('HMGET', KEYS[i], 'count', 'endsAt')
  if stored[1] and tonumber(stored[2]) > now then count, endsAt = tonumber(stored[1]), tonumber(stored[2]) end
  if count >= tonumber(ARGV[i + 4]) then return endsAt - now end
  windows[i] = { count, endsAt }
end
for i = 2, 3 do
  redis.call('HSET', KEYS[i], 'count', windows[i][1] + 1, 'endsAt', string.format('%.0f', windows[i][2]))
  redis.call('PEXPIRE', KEYS[i], ARGV[8])
end
redis.call('HSET', KEYS[1], 'codeHash', ARGV[2], 'triesLeft', ARGV[5],
  'expiresAt', string.format('%.0f', now + tonumber(ARGV[3])),
  'resendAt', string.format('%.0f', now + tonumber(ARGV[4])))
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 0
