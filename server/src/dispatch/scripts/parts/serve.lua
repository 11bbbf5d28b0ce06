-- What a ready agent does next. Needs base, agents, lines, match, groups.

-- A ready agent looks for a call or a joint review that gathers, else is listed as idle. Others are left alone.
local function serve(agent)
  if not isReady(agent) then return end
  -- Calls held for this agent, calls that ask for more, joint reviews: mostly there are none.
  local hasRare = redis.call('EXISTS', lineKey('@' .. agent.id), askingMore, openGroups) > 0
  while true do
    local callId, cost, why, line = findCallFor(agent, hasRare)
    local group, seat
    if hasRare then group, seat = findGroupFor(agent, cost) end
    if group then return seatAgent(group, seat, agent) end
    if not callId then break end
    local call = loadCall(callId)
    redis.call('ZREM', lineKey(line), callId)
    if call.state ~= 'away' then
      if why.reason == 'longestWait' and tonumber(redis.call('HGET', callKey(callId), field.priority) or 0) > 0 then
        why.reason = 'priority'
      end
      ring(call, agent, why)
      if not call.more.hold and readRoute(call.class) then
        local _, parallelAt = readRings(call.class)
        if parallelAt and now - call.score >= parallelAt then askMore(call) end
      end
      return
    end
    pass(call)
  end
  local call = hasRare and findAskingCallFor(agent)
  if call then
    ring(call, agent, { by = 'agent', ring = 'parallel', reason = 'longestWait' })
    if #call.offers >= tuning.parallelOfferCount then redis.call('ZREM', askingMore, call.id) end
  else
    listIdle(agent)
  end
end
