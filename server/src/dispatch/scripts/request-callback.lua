-- The applicant need not wait at the page any longer: the place is kept, and the call comes back when its turn has come.
-- keys: c:<id> agent:<id> hash, dl zset, w:<q> i:<q> zset, ev
-- args: callId
-- result: {state, version}; the same again; {NOT_FOUND}, {CALL_STATE, state} while it rings or runs, {CALL_ENDED}
-- events: callbackRequested, offerMade
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if isEnded(call) then return { fail.CALL_ENDED } end
local from = call.state
if from == 'callbackPending' then return reply(call) end
if not isAttended(call) or not (from == 'queued' or from == 'away' or from == 'passed') then
  return { fail.CALL_STATE, from }
end
if from ~= 'passed' then leaveLine(call) end
watchApplicant(call, nil)
call.more.wait, call.more.paused = 'callbackPending', nil
saveMore(call)
saveCall(call, 'callbackPending', { 'awayUntil', '' })
emit('callbackRequested', call, from, nil, {})
seek(call)
return reply(call)
