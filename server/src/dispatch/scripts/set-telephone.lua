-- A running talk goes to the telephone, step by step, each by a person's word: the agent proposes it, the applicant agrees
-- (or asks for it) or declines, the agent begins. Where the applicant's page is gone, answering the telephone is the word.
-- While it is on, the applicant's silence ends nothing, and nobody is on hold. `end` leads back to the pages.
-- keys: c:<id> agent:<id> hash, dl zset, ev
-- args: callId, agentId or '' (the applicant), wish (propose | agree | decline | begin | end | connected | noAnswer |
--   wrongNumber), another number, sealed, or ''
-- result: {state, version}; the same again; {NOT_FOUND}, {CALL_STATE, state}, {CALL_ENDED}
-- events: callResumed, telephoneChanged
local call, agentId, wish, number = loadCall(ARGV[1]), ARGV[2], ARGV[3], ARGV[4]
if not call then return { fail.NOT_FOUND } end
if isEnded(call) then return { fail.CALL_ENDED } end
if call.more.kind or not (call.state == 'active' or call.state == 'transferring')
  or (agentId ~= '' and call.agentId ~= agentId) then return { fail.CALL_STATE, call.state } end

local before = call.more.telephone or {}
local step, result = before.step, before.result
if wish == 'propose' then
  if not step or step == 'declined' then step = 'proposed' end
elseif wish == 'agree' then
  if step ~= 'on' then step = 'agreed' end
elseif wish == 'decline' then
  if step == 'on' then return { fail.CALL_STATE, call.state } end
  if step then step = 'declined' end
elseif wish == 'begin' then
  if step ~= 'agreed' and step ~= 'on' and not call.applicantLostAt then return { fail.CALL_STATE, call.state } end
  step = 'on'
  if isOnHold(call) then resumeCall(call, 'telephone') end
elseif wish == 'end' then
  step = nil
else
  if step ~= 'on' then return { fail.CALL_STATE, call.state } end
  result = wish
end
local hasNewNumber = number ~= ''
if step == before.step and result == before.result and not hasNewNumber then return reply(call) end

if hasNewNumber then call.more.number, result = number, nil end
if step ~= before.step then
  result = nil
  if step == 'on' then watchApplicant(call, nil)
  elseif before.step == 'on' and call.applicantLostAt then
    watchApplicant(call, 'gone', after(tuning.applicantLostMs))
  end
end
call.more.telephone = step and { step = step, at = step == before.step and before.at or nowText, result = result } or nil
saveMore(call)
saveCall(call, call.state, {})
emit('telephoneChanged', call, call.state, nil, { reason = wish })
return reply(call)
