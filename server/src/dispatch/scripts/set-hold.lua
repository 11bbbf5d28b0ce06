-- The agent of a running talk lets its applicant wait for a moment, and brings them back. The state stays; nobody hears the
-- applicant meanwhile, nor do they hear anybody: not while they talk by telephone.
-- keys: c:<id> agent:<id> hash, dl zset, ev
-- args: callId, agentId, wish (hold | resume)
-- result: {state, version}; the same again; {NOT_FOUND}, {CALL_STATE, state}, {CALL_ENDED}
-- events: callHeld | callResumed
local call, agentId, wish = loadCall(ARGV[1]), ARGV[2], ARGV[3]
if not call then return { fail.NOT_FOUND } end
if isEnded(call) then return { fail.CALL_ENDED } end
if call.more.kind or not (call.state == 'active' or call.state == 'transferring') or call.agentId ~= agentId
  or (wish == 'hold' and isByTelephone(call)) then return { fail.CALL_STATE, call.state } end
if isOnHold(call) == (wish == 'hold') then return reply(call) end
if wish == 'resume' then
  resumeCall(call, nil)
  return reply(call)
end
local agent = loadAgent(agentId)
call.more.heldAt = nowText
saveMore(call)
saveCall(call, call.state, {})
saveAgent(agent, 'onHold', {})
emit('callHeld', call, call.state, agent, { fence = call.fence })
return reply(call)
