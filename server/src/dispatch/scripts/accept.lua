-- The agent takes the call: one step, so of any number of answers at most one wins.
-- keys: call:<id> agent:<id> hash, offers dl zset, ev
-- args: agentId, deskId, callId, fence
-- result: {state, version, acceptedAt}; the same again under the same fence; {DESK_ELSEWHERE}, {OFFER_*, takenBy?}
-- event: offerAccepted
local agentId, callId, fence = ARGV[1], ARGV[3], ARGV[4]
local agent = loadAgent(agentId)
if not agent or agent.deskId ~= ARGV[2] then return { fail.DESK_ELSEWHERE } end
local call = loadCall(callId)
if not isRinging(call, fence, agentId) then
  if call and call.fence == fence and call.agentId == agentId then
    return { call.state, call.version, redis.call('HGET', callKey(callId), 'acceptedAt') }
  end
  return offerFailure(call, fence, agentId)
end
if isLeaseOver(call) then return { fail.OFFER_EXPIRED } end

redis.call('ZREM', openOffers, callId .. ':' .. fence)
redis.call('ZADD', deadlines, now + tuning.connectTimeoutMs, 'connect:' .. callId .. ':' .. fence)
saveCall(call, 'connecting', { 'acceptedAt', now })
saveAgent(agent, 'connecting', {})
emit('offerAccepted', call, 'offered', agent, { fence = fence, offerEnd = 'accepted' })
return { call.state, call.version, tostring(now) }
