-- Sets what an agent serves; a new one is offline. A ready one is listed anew and may be offered a call at once.
-- keys: agent:<id> c:<id> hash, w:<q> i:<q> zset, s:<q> set, offers dl zset, seq, ev
-- args: agentId, classes ('class|penaltyMs class|penaltyMs …'), wrapUpMode (none | optional | timed | mandatory)
-- result: {version}
-- events: agentChanged, offerMade
local agent = loadAgent(ARGV[1])
local classes, wrapUpMode = ARGV[2], ARGV[3]
if agent and agent.classes == classes then
  if agent.wrapUpMode ~= wrapUpMode then redis.call('HSET', agentKey(agent.id), 'wrapUpMode', wrapUpMode) end
  return { agent.version }
end
if not agent then
  agent = { id = ARGV[1], status = 'offline', activity = 'idle', version = 0, classes = classes, idleSince = nowText }
  saveAgent(agent, 'idle', { 'status', 'offline', 'statusSince', nowText, 'activitySince', nowText, 'idleSince', nowText,
    'classes', classes, 'wrapUpMode', wrapUpMode })
  emit('agentChanged', nil, nil, agent, { reason = 'signedIn' })
  return { agent.version }
end

if isReady(agent) then unlistIdle(agent) end
if agent.counted then
  eachClass(agent, function(class) redis.call('SREM', signedInKey(class), agent.id) end)
  eachClass(agent, function(class) reviewRings(class, 0) end)
end
agent.counted = nil
agent.classes = classes
saveAgent(agent, agent.activity, { 'classes', classes, 'wrapUpMode', wrapUpMode })
countAgent(agent)
emit('agentChanged', nil, nil, agent, { reason = 'classes' })
serve(agent)
return { agent.version }
