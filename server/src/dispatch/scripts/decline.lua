-- The agent turns the offer down and stays ready; the call goes to the next, or back to its place.
-- keys: c:<id> agent:<id> g:<id> hash, offers dl groups more zset, x:<id> zset, w:<q> i:<q> zset, seq, ev
-- args: agentId, deskId, callId, fence, reason, of a seat: who is to be asked next, or ''
-- result: {state, version}; the same again under the same fence; {DESK_ELSEWHERE}, {OFFER_*, takenBy?}
-- events: offerEnded, offerMade
local agentId, callId, fence = ARGV[1], ARGV[3], ARGV[4]
local agent = loadAgent(agentId)
if not agent or agent.deskId ~= ARGV[2] then return { fail.DESK_ELSEWHERE } end
local call = loadCall(callId)
local group = not call and loadGroup(callId) or nil
if group then
  local seat = findSeat(group, function(each)
    return each.fence == fence and each.agentId == agentId and each.state == 'ringing'
  end)
  if not seat then return { fail.OFFER_STALE } end
  if isLeaseOver(group.id, fence) then return { fail.OFFER_EXPIRED } end
  seat.wants = some(ARGV[6])
  declineSeat(group, seat, agent, ARGV[5], {})
  serve(agent)
  return { group.state, group.version }
end

local offer = call and findOffer(call, fence, agentId)
if not offer then
  if call and redis.call('HGET', callKey(callId), 'end:' .. fence) == agentId .. '/declined' then return reply(call) end
  return offerFailure(call, fence, agentId)
end
if isOfferOver(offer) then return { fail.OFFER_EXPIRED } end

declineOffer(call, offer, agent, ARGV[5], {})
serve(agent)
return reply(loadCall(callId))
