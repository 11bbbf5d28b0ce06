--[[
Takes a lease that is free, or goes on with one's own.

KEYS  1 lease  string: who has it
ARGV  1 who asks   2 lifetime, ms
Gives 1 when it is theirs now, else 0.
]]
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
