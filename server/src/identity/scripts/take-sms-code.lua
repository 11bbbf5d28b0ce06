--[[
Uses a code up: it is good once, and for a number of tries. When the next one may be sent stays known.

KEYS  1 code of the number  hash { codeHash, expiresAt, triesLeft, resendAt }
ARGV  1 now, ms since 1970
      2 keyed hash of what was typed
Gives -1 when it is right, -2 when none is good any more, else the tries that are left after a wrong one.
]]
local stored = redis.call('HMGET', KEYS[1], 'codeHash', 'expiresAt', 'triesLeft')
if not stored[1] or tonumber(stored[2]) <= tonumber(ARGV[1]) then return -2 end
if stored[1] == ARGV[2] then
  redis.call('HDEL', KEYS[1], 'codeHash')
  return -1
end
local left = tonumber(stored[3]) - 1
redis.call('HSET', KEYS[1], 'triesLeft', left)
if left <= 0 then redis.call('HDEL', KEYS[1], 'codeHash') end
return left
