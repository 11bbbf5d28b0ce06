-- A server renews its own lease, which stands for the pages it holds, and those of its desks.
-- keys: agent:<id> hash, dl zset
-- args: nodeId, (agentId, deskId) …
-- result: {isKnown (1 | 0: its lease was gone, every page must be announced again), agentId[] without a lease}
-- event: none
local untilAt = after(tuning.leaseMs)
local lease = 'node:' .. ARGV[1]
local isKnown = redis.call('ZSCORE', deadlines, lease) and 1 or 0
redis.call('ZADD', deadlines, untilAt, lease)
local lost = {}
for at = 2, #ARGV, 2 do
  local v = redis.call('HMGET', agentKey(ARGV[at]), 'deskId', 'lostAt')
  if v[1] == ARGV[at + 1] and not some(v[2]) then
    redis.call('ZADD', deadlines, untilAt, 'seat:' .. ARGV[at])
  elseif not v[1] or v[1] == ARGV[at + 1] then
    lost[#lost + 1] = ARGV[at]
  end
end
return { isKnown, lost }
