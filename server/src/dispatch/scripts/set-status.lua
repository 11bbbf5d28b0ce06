-- The agent's own status. On a call or in wrap-up it is kept as the next one; while an offer rings the offer is declined.
-- keys: agent:<id> call:<id> hash, offers dl zset, x:<id> zset, w:<q> i:<q> zset, s:<q> set, seq, ev
-- args: agentId, deskId, status, reason or ''
-- result: {status}; {STATUS_NOT_ALLOWED} never signed in, {DESK_ELSEWHERE}
-- events: offerEnded | agentChanged, offerMade
local status, reason = ARGV[3], ARGV[4]
local agent = loadAgent(ARGV[1])
if not agent then return { fail.STATUS_NOT_ALLOWED } end
if agent.deskId ~= ARGV[2] then return { fail.DESK_ELSEWHERE } end
local fields = { 'status', status, 'statusReason', reason, 'statusSince', now }

if agent.activity == 'offered' then
  if status == agent.status then return { status } end
  agent.status = status
  declineOffer(loadCall(agent.callId), agent, 'statusChanged', fields)
  countAgent(agent)
  serve(agent)
  return { status }
end

if agent.callId then
  local planned = status ~= agent.status
  saveAgent(agent, agent.activity, { 'nextStatus', planned and status or '', 'nextReason', planned and reason or '' })
  emit('agentChanged', nil, nil, agent, { reason = 'nextStatus' })
  return { agent.status }
end

local wasReady = isReady(agent)
if status == 'ready' and wasReady then return { status } end
if wasReady then unlistIdle(agent) end
-- A missed offer does not restart the idle clock; coming back from another status does.
if status == 'ready' and agent.status ~= 'ready' then restartIdleClock(agent, fields) end
agent.status = status
saveAgent(agent, agent.activity == 'missed' and 'idle' or agent.activity, fields)
countAgent(agent)
emit('agentChanged', nil, nil, agent, { reason = 'status' })
serve(agent)
return { status }
