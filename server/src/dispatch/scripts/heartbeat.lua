-- A server renews the leases of the sockets it holds; one that has none any more must be announced again.
-- keys: agent:<id> hash, dl zset
-- args: agentCount, (agentId, deskId) × agentCount, callId …
-- result: {agentId[], callId[]} without a lease
-- event: none
local agentCount = tonumber(ARGV[1])
local untilAt = now + tuning.leaseMs
local lostAgents, lostCalls = {}, {}
for at = 2, agentCount * 2, 2 do
  local v = redis.call('HMGET', agentKey(ARGV[at]), 'deskId', 'lostAt')
  if v[1] == ARGV[at + 1] and not some(v[2]) then
    redis.call('ZADD', deadlines, untilAt, 'seat:' .. ARGV[at])
  elseif not v[1] or v[1] == ARGV[at + 1] then
    lostAgents[#lostAgents + 1] = ARGV[at]
  end
end
for at = agentCount * 2 + 2, #ARGV do
  local lease = 'lease:' .. ARGV[at]
  if redis.call('ZADD', deadlines, 'XX', 'CH', untilAt, lease) == 0 and not redis.call('ZSCORE', deadlines, lease) then
    lostCalls[#lostCalls + 1] = ARGV[at]
  end
end
return { lostAgents, lostCalls }
