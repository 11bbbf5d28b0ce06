--[[
What a room looks at together becomes another.

KEYS  1 in step  hash: revision, item (JSON, or null), at (ms since 1970)
ARGV  1 the item   2 now, ms since 1970   3 lifetime, ms
Gives the revision.
]]
local revision = redis.call('HINCRBY', KEYS[1], 'revision', 1)
redis.call('HSET', KEYS[1], 'item', ARGV[1], 'at', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return revision
