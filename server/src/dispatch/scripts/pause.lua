-- The applicant goes away on purpose: the place is kept for a while, and coming back is by hand.
-- keys: c:<id> agent:<id> hash, dl offers more zset, w:<q> i:<q> zset, ev
-- args: callId
-- result: {state, version}; the same again while away; {NOT_FOUND}, {CALL_STATE, state}, {CALL_ENDED}
-- events: callAway, callPassed, offerMade
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if isEnded(call) then return { fail.CALL_ENDED } end
local state = call.state
if not isAttended(call) or not (state == 'queued' or state == 'offered' or state == 'away' or state == 'passed') then
  return { fail.CALL_STATE, state }
end
if not call.more.paused then
  call.more.paused = true
  saveMore(call)
end
if state == 'queued' or state == 'offered' then goAway(call, 'paused') end
return reply(call)
