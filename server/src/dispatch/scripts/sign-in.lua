-- Sets what an agent serves; a new one is offline. A ready one is listed anew and may be offered a call at once.
-- keys: agent:<id> call:<id> hash, w:<q> i:<q> zset, s:<q> set, offers dl zset, seq, ev
-- args: agentId, classes ('class|penaltyMs class|penaltyMs …')
-- result: {version}
-- events: agentChanged, offerMade
local agent = loadAgent(ARGV[1])
if agent and agent.classes == ARGV[2] then return { agent.version } end
if not agent then
  agent = { id = ARGV[1], status = 'offline', activity = 'idle', version = 0, classes = ARGV[2], idleSince = now }
  saveAgent(agent, 'idle', { 'status', 'offline', 'statusSince', now, 'activitySince', now, 'idleSince', now,
    'classes', ARGV[2] })
  emit('agentChanged', nil, nil, agent, { reason = 'signedIn' })
  return { agent.version }
end

if isReady(agent) then unlistIdle(agent) end
if agent.counted then eachClass(agent, function(class) redis.call('SREM', signedInKey(class), agent.id) end) end
agent.counted = nil
agent.classes = ARGV[2]
saveAgent(agent, agent.activity, { 'classes', ARGV[2] })
countAgent(agent)
emit('agentChanged', nil, nil, agent, { reason = 'classes' })
serve(agent)
return { agent.version }
