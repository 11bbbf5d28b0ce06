-- The agent's own status. On a call or in wrap-up it is kept as the next one; while an offer rings the offer is declined;
-- a seat that is only held is given up.
-- keys: agent:<id> c:<id> g:<id> hash, offers dl groups zset, x:<id> zset, w:<q> i:<q> zset, s:<q> set, seq, ev
-- args: agentId, deskId, status, reason or ''
-- result: {status}; {STATUS_NOT_ALLOWED} never signed in, {DESK_ELSEWHERE}
-- events: offerEnded | agentChanged, offerMade
local status, reason = ARGV[3], ARGV[4]
local agent = loadAgent(ARGV[1])
if not agent then return { fail.STATUS_NOT_ALLOWED } end
if agent.deskId ~= ARGV[2] then return { fail.DESK_ELSEWHERE } end
local fields = { 'status', status, 'statusReason', reason, 'statusSince', nowText }

if agent.activity == 'offered' then
  if status == agent.status then return { status } end
  agent.status = status
  local call = loadCall(agent.callId)
  if call then
    declineOffer(call, findOffer(call, agent.fence, agent.id), agent, 'statusChanged', fields)
  else
    local group = loadGroup(agent.callId)
    local seat = findSeat(group, function(each) return each.agentId == agent.id end)
    declineSeat(group, seat, agent, 'statusChanged', fields)
  end
  countAgent(agent)
  serve(agent)
  return { status }
end

local group = agent.activity == 'jointMember' and loadGroup(agent.callId) or nil
local seat = group and findSeat(group, function(each) return each.agentId == agent.id end)
if seat and seat.state == 'held' and status ~= 'ready' then
  agent.status = status
  releaseAgent(agent, 'idle', fields)
  countAgent(agent)
  openSeat(group, seat, 'agentChanged', agent, { reason = 'status' })
  reviewGroups()
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
