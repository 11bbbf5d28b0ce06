--[[
Forgets a name's failures after a success, and takes the attempt back from the address.

KEYS  1 failures of the login name  hash { failures, lockedUntil }
      2 failures from the address   hash { count, endsAt }
]]
redis.call('DEL', KEYS[1])
if tonumber(redis.call('HGET', KEYS[2], 'count') or '0') > 0 then redis.call('HINCRBY', KEYS[2], 'count', -1) end
return 0
