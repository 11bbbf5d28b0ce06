--[[
Gives one's own lease back before its time.

KEYS  1 lease  string: who has it
ARGV  1 who gives it back
Gives 1 when it was theirs, else 0.
]]
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
return 1
