--[[
Puts a new value in the place of the one that was read, unless somebody else has changed it since.

KEYS  1 the third person of a call  string: JSON   2 the link to it  string: the call's id
ARGV  1 what was read, '' where there was nothing   2 the new value   3 lifetime, ms
      4 the call's id   5 how long a link is good, ms; 0: there is none
Gives 1 when it was replaced, else 0.
]]
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
if ARGV[5] ~= '0' then redis.call('SET', KEYS[2], ARGV[4], 'PX', ARGV[5], 'NX') end
return 1
