--[[
Gives a lock back, unless it ran out and is another's by now.

KEYS  1 the lock  string: its holder
ARGV  1 holder
Gives 1 when it was given back, else 0.
]]
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
