-- A ticket: the call takes its place in line, or rings at once. Also one that comes with its first time: booked for a
-- slot, or put back after Redis lost its data.
-- keys: c:<id> hash, ap:<n> hash, agent:<id> hash, route:<q> string, back:<q> w:<q> i:<q> zset, dl offers zset, seq, ev
-- args: callId, applicantId, class, priority, ratedMinutes, pageId or '' (nobody is there), nodeId, route or '',
--   enqueuedAt or '' (now), kind (talk | message), sameAgentId or '', 1 (an agent had it before) or ''
-- result: {state, version}; the same again for a known call; {CALL_ALREADY_OPEN, callId}, {CALL_ENDED}
-- events: callEnqueued, callAway, offerMade
local callId, applicantId, class, priority = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local pageId, nodeId, route, kind = ARGV[6], ARGV[7], ARGV[8], ARGV[10]
if redis.call('EXISTS', callKey(callId)) == 1 then
  local known = loadCall(callId)
  return isEnded(known) and { fail.CALL_ENDED } or reply(known)
end
if kind == 'talk' and redis.call('HSETNX', applicantsKey(applicantId), applicantId, callId) == 0 then
  return { fail.CALL_ALREADY_OPEN, redis.call('HGET', applicantsKey(applicantId), applicantId) }
end
setRoute(class, route)

local enqueuedAt = ARGV[9] == '' and now or math.min(tonumber(ARGV[9]), now)
local call = {
  id = callId, state = 'draft', version = 0, class = class, offerCount = 0, offers = {}, applicantId = applicantId,
  score = textOf(enqueuedAt - priority * tuning.priorityBoostMs), more = {},
}
local fields = { field.class, class, field.score, call.score, field.applicantId, applicantId, field.ratedMinutes, ARGV[5],
  field.pageId, pageId, field.nodeId, nodeId }
if priority ~= 0 then
  for _, value in ipairs({ field.priority, ARGV[4], field.enqueuedAt, textOf(enqueuedAt) }) do fields[#fields + 1] = value end
end
saveCall(call, 'queued', fields)
if kind == 'message' then call.more.kind = kind end
if ARGV[12] == '1' then call.more.met = true end
if ARGV[11] ~= '' then holdFor(call, ARGV[11], tuning.sameAgentMs) end
if next(call.more) then saveMore(call) end
emit('callEnqueued', call, 'draft', nil, { enqueuedAt = textOf(enqueuedAt), pageId = pageId, nodeId = nodeId, kind = call.more.kind })
if pageId == '' and kind == 'talk' then
  enterLine(call)
  goAway(call, 'absent')
else
  seek(call)
end
return reply(call)
