-- The agent takes the call: one step, so of any number of answers at most one wins. Others it rang at are told.
-- keys: c:<id> agent:<id> g:<id> hash, offers dl groups more zset, w:<q> i:<q> zset, ev
-- args: agentId, deskId, callId, fence
-- result: {state, version, acceptedAt}; the same again under the same fence; {DESK_ELSEWHERE}, {OFFER_*, takenBy?}
-- events: offerAccepted, callStarted, offerRescinded, offerMade | offerAccepted, groupConvened
local agentId, callId, fence = ARGV[1], ARGV[3], ARGV[4]
local agent = loadAgent(agentId)
if not agent or agent.deskId ~= ARGV[2] then return { fail.DESK_ELSEWHERE } end
local call = loadCall(callId)
local group = not call and loadGroup(callId) or nil
if group then
  local seat = findSeat(group, function(each) return each.fence == fence and each.agentId == agentId end)
  if not seat then return { fail.OFFER_STALE } end
  if seat.state == 'accepted' then return { group.state, group.version, seat.acceptedAt } end
  if isLeaseOver(group.id, fence) then return { fail.OFFER_EXPIRED } end
  redis.call('ZREM', openOffers, group.id .. ':' .. fence)
  local from = group.state
  seat.state, seat.acceptedAt = 'accepted', nowText
  saveAgent(agent, 'jointMember', {})
  saveGroup(group, from)
  emitGroup('offerAccepted', group, from, agent, { fence = fence, offerEnd = 'accepted', queueClass = seat.class })
  conveneIfComplete(group)
  if group.state == 'convened' then reviewGroups() end
  return { group.state, group.version, nowText }
end

local offer = call and findOffer(call, fence, agentId)
if not offer then
  if call and call.fence == fence and call.agentId == agentId then
    return { call.state, call.version, redis.call('HGET', callKey(callId), 'acceptedAt') }
  end
  return offerFailure(call, fence, agentId)
end
if isOfferOver(offer) then return { fail.OFFER_EXPIRED } end

redis.call('ZREM', openOffers, callId .. ':' .. fence)
local fields = {}
local others = #call.offers > 1 and closeOffers(call, 'rescinded', fields, fence) or {}
for _, value in ipairs({ field.offers, '', field.agentId, agentId, field.fence, fence, 'acceptedAt', nowText }) do
  fields[#fields + 1] = value
end
call.offers, call.agentId, call.fence = {}, agentId, fence
stopAskingMore(call)
dropHold(call)
saveCall(call, 'connecting', fields)
local facts = { fence = fence, offerEnd = 'accepted', shownBand = call.firstBand }
if call.more.kind == 'message' then
  -- Nobody waits on the other side: what was recorded is there.
  saveAgent(agent, 'onCall', {})
  emit('offerAccepted', call, 'offered', agent, facts)
  saveCall(call, 'active', { 'connectedAt', nowText })
  emit('callStarted', call, 'connecting', nil, { fence = fence })
else
  local timeoutMs = call.more.wait and tuning.callbackConnectMs or tuning.connectTimeoutMs
  redis.call('ZADD', deadlines, after(timeoutMs), 'connect:' .. callId .. ':' .. fence)
  saveAgent(agent, 'connecting', {})
  emit('offerAccepted', call, 'offered', agent, facts)
end
letServe(call, others, 'rescinded', false)
return { call.state, call.version, nowText }
