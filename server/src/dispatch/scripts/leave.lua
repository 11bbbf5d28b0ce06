-- The applicant gives the place up; offers that ring are cancelled and their agents, without a mark, serve on. A callback
-- or a message that is called off is no abandoned call.
-- keys: c:<id> agent:<id> hash, ap:<n> hash, w:<q> i:<q> zset, dl offers more zset, sfu:<id> set, x:<id> zset, ev
-- args: callId
-- result: {state, version}; the same again once abandoned or cancelled; {NOT_FOUND}, {CALL_STATE, state}, {CALL_ENDED}
-- events: callEnded, offerMade
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if call.state == 'abandoned' or call.state == 'cancelled' then return reply(call) end
if isEnded(call) then return { fail.CALL_ENDED } end
if isLeg(call) or not (isInLine(call) or call.state == 'offered' or call.state == 'passed' or call.state == 'callbackPending') then
  return { fail.CALL_STATE, call.state }
end
local isCancelled = call.more.wait ~= nil or call.more.kind == 'message'
endWaiting(call, isCancelled and 'cancelled' or 'abandoned', 'applicantLeft', 'cancelled')
return reply(call)
