--[[
Puts a new value in the place of the one that was read, unless somebody else has changed it since.

KEYS  1 a sitting  string: JSON
ARGV  1 what was read, '' where there was nothing   2 the new value   3 lifetime, ms
Gives 1 when it was replaced, else 0.
]]
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
