-- The agent of a running call asks for another one: to hand the call over (direct: back in line at once; warm: as soon as
-- somebody has taken it, the talk going on meanwhile), or for advice.
-- keys: c:<id> agent:<id> hash, route:<q> string, back:<q> w:<q> i:<q> zset, s:<q> set, dl offers more zset, seq, ev
-- args: callId, agentId, way (direct | warm | consult), legId, target class, target agentId or '', route or ''
-- result: {state, version, legId or ''}; the same again; {NOT_FOUND}, {CALL_STATE, state}, {NOBODY_THERE}
-- events: callRequeued | transferStarted, callEnqueued | callEnqueued; offerMade
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
local way, legId, class, targetId = ARGV[3], ARGV[4], ARGV[5], ARGV[6]
if call.more.leg == legId then return { call.state, call.version, legId } end
if call.state ~= 'active' or isLeg(call) or call.agentId ~= ARGV[2] or call.more.leg or targetId == ARGV[2] then
  return { fail.CALL_STATE, call.state }
end
setRoute(class, ARGV[7])
-- Somebody else than the one who asks must be signed in for it.
local isThere = targetId ~= '' and redis.call('HGET', agentKey(targetId), 'counted') == '1'
if targetId == '' then
  for _, ring in ipairs(readRings(class)) do
    local key = signedInKey(ring.class)
    isThere = isThere or redis.call('SCARD', key) > redis.call('SISMEMBER', key, ARGV[2])
  end
end
if not isThere then return { fail.NOBODY_THERE } end

if way == 'direct' then
  local agent = loadAgent(call.agentId)
  saveCall(call, 'transferring', {})
  emit('transferStarted', call, 'active', nil, { reason = way })
  call.class = class
  takeCallBack(call)
  redis.call('HSET', callKey(call.id), field.class, class)
  call.more.last = agent.id
  if targetId ~= '' then holdFor(call, targetId, tuning.transferHoldMs) end
  saveMore(call)
  exclude(call.id, agent.id)
  startWrapUp(agent, {})
  emit('callRequeued', call, 'transferring', agent, { reason = 'transferred', fence = call.fence })
  seek(call)
  skipWrapUp(agent, call)
  return { call.state, call.version, '' }
end

call.more.leg = legId
saveMore(call)
if way == 'warm' then
  saveCall(call, 'transferring', {})
  emit('transferStarted', call, 'active', nil, { reason = way })
end
local leg = {
  id = legId, state = 'draft', version = 0, class = class, offerCount = 0, offers = {}, score = call.score,
  more = { kind = way == 'warm' and 'transfer' or 'consult', parent = call.id },
}
saveCall(leg, 'queued', { field.class, class, field.score, leg.score, field.enqueuedAt, nowText })
if targetId ~= '' then holdFor(leg, targetId, tuning.legMs) end
saveMore(leg)
exclude(legId, ARGV[2])
leg.offerCount = 1
redis.call('HSET', callKey(legId), field.offerCount, 1)
redis.call('ZADD', deadlines, after(tuning.legMs), 'leg:' .. legId)
emit('callEnqueued', leg, 'draft', nil, { enqueuedAt = nowText, kind = leg.more.kind })
seek(leg)
return { call.state, call.version, legId }
