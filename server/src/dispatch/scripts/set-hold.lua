-- The agent of a running talk lets its applicant wait for a moment, and brings them back. The state stays; nobody hears the
-- applicant meanwhile, nor do they hear anybody: not while they talk by telephone. While the room of a review keeps the talk
-- waiting, the agent does not bring them back; once it is over they are as the agent had them.
-- keys: c:<id> agent:<id> hash, dl zset, ev
-- args: callId, agentId, wish (hold | resume), the room that keeps it waiting or '' (the agent's own wish)
-- result: {state, version}; the same again; {NOT_FOUND}, {CALL_STATE, state}, {CALL_ENDED}
-- events: callHeld | callResumed
local call, agentId, wish, roomId = loadCall(ARGV[1]), ARGV[2], ARGV[3], some(ARGV[4])
if not call then return { fail.NOT_FOUND } end
if isEnded(call) then return { fail.CALL_ENDED } end
if call.more.kind or not (call.state == 'active' or call.state == 'transferring') or call.agentId ~= agentId
  or (wish == 'hold' and isByTelephone(call)) then return { fail.CALL_STATE, call.state } end
local keptBy = call.more.keptBy
if wish == 'resume' then
  if keptBy and not roomId then return { fail.CALL_STATE, call.state } end
  -- What does not keep it waiting, or not any more, brings nobody back.
  if not isOnHold(call) or keptBy ~= roomId then return reply(call) end
  call.more.keptBy = nil
  if not call.more.heldToo then
    resumeCall(call, nil)
    return reply(call)
  end
  call.more.heldToo = nil
  saveMore(call)
  return reply(call)
end
if isOnHold(call) then
  if keptBy ~= roomId then
    if not (keptBy and roomId) then call.more.heldToo = true end
    call.more.keptBy = roomId or keptBy
    saveMore(call)
  end
  return reply(call)
end
local agent = loadAgent(agentId)
call.more.heldAt, call.more.keptBy = nowText, roomId
saveMore(call)
saveCall(call, call.state, {})
saveAgent(agent, 'onHold', {})
emit('callHeld', call, call.state, agent, { fence = call.fence })
return reply(call)
