-- The agent turns the offer down and stays ready; the call goes to the next, or back to its place.
-- keys: call:<id> agent:<id> hash, offers dl zset, x:<id> zset, w:<q> i:<q> zset, seq, ev
-- args: agentId, deskId, callId, fence, reason
-- result: {state, version}; the same again under the same fence; {DESK_ELSEWHERE}, {OFFER_*, takenBy?}
-- events: offerEnded, offerMade
local agentId, callId, fence = ARGV[1], ARGV[3], ARGV[4]
local agent = loadAgent(agentId)
if not agent or agent.deskId ~= ARGV[2] then return { fail.DESK_ELSEWHERE } end
local call = loadCall(callId)
if not isRinging(call, fence, agentId) then
  if call and redis.call('HGET', callKey(callId), 'end:' .. fence) == agentId .. '/declined' then return reply(call) end
  return offerFailure(call, fence, agentId)
end
if isLeaseOver(call) then return { fail.OFFER_EXPIRED } end

declineOffer(call, agent, ARGV[5], {})
serve(agent)
return reply(loadCall(callId))
