-- The agent is done with a call's paperwork: the call is completed, the agent free or in the status planned.
-- keys: c:<id> agent:<id> hash, rate:<q> hash, dl offers zset, w:<q> i:<q> zset, s:<q> set, seq, ev
-- args: callId, agentId, disposition or '' (where the mode of wrap-up is optional)
-- result: {state, version}; the same again with the same disposition; {NOT_FOUND}, {CALL_STATE}, {DISPOSITION_REQUIRED}
-- events: callEnded | agentChanged, offerMade
local callId, agentId, disposition = ARGV[1], ARGV[2], ARGV[3]
local call = loadCall(callId)
local agent = loadAgent(agentId)
if not call or not agent then return { fail.NOT_FOUND } end
if agent.activity ~= 'wrapUp' or agent.callId ~= callId then
  if call.state == 'completed' and call.agentId == agentId
    and (redis.call('HGET', callKey(callId), 'disposition') or '') == disposition then return reply(call) end
  return { fail.CALL_STATE, call.state }
end
if disposition == '' and agent.wrapUpMode ~= 'optional' then return { fail.DISPOSITION_REQUIRED } end
finishWrapUp(agent, call, disposition)
if call.state == 'completed' then return reply(call) end
-- A call that came back from its suspension may ring at this very agent by now.
return reply(loadCall(callId))
