-- The agent of a call takes its transfer or consult back, or hands the call over to the agent it consults.
-- keys: c:<id> agent:<id> hash, dl offers more zset, w:<q> i:<q> zset, ev
-- args: callId, agentId, handsOver (1 | 0)
-- result: {state, version}; the same again without any; {NOT_FOUND}, {CALL_STATE, state}
-- events: transferEnded, callEnded, callHandedOver
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if call.agentId ~= ARGV[2] or not isRunning(call) then return { fail.CALL_STATE, call.state } end
local leg = call.more.leg and loadCall(call.more.leg) or nil
if ARGV[3] == '1' then
  if not leg or leg.state ~= 'active' then return { fail.CALL_STATE, call.state } end
  handOver(call, leg)
elseif leg then
  finishLeg(leg, call, 'cancelled', 'agentEnded')
end
return reply(call)
