-- Transfers and consults: calls without an applicant, in line for the agent of another call. Needs all before it.

-- The leg is over; its parent goes on as before. The agent of a consult is free at once.
local function finishLeg(leg, parent, state, endReason, activity)
  redis.call('ZREM', deadlines, 'leg:' .. leg.id)
  parent.more.leg = nil
  saveMore(parent)
  if parent.state == 'transferring' then
    saveCall(parent, 'active', {})
    emit('transferEnded', parent, 'transferring', nil, { reason = endReason })
  end
  if not isRunning(leg) then return endWaiting(leg, state, endReason, 'cancelled') end
  local agent = loadAgent(leg.agentId)
  redis.call('ZREM', deadlines, 'connect:' .. leg.id .. ':' .. leg.fence)
  becomeFree(agent, activity or 'idle', {})
  endCallNow(leg, state, endReason, agent, {}, { fence = leg.fence })
  serve(agent)
end

-- What was asked for the call goes with the talk: before anything else happens to it.
local function dropLeg(call, endReason)
  if not call.more.leg then return end
  local leg = loadCall(call.more.leg)
  if leg and not isEnded(leg) then finishLeg(leg, call, 'cancelled', endReason) end
end

-- The leg's agent has the call from now on; the one before wraps up. The applicant stays in the room all the while, and who
-- was on hold meets the new agent at once.
local function handOver(call, leg)
  local before, heir = loadAgent(call.agentId), loadAgent(leg.agentId)
  local from = call.state
  endHold(call)
  redis.call('ZREM', deadlines, 'leg:' .. leg.id, 'connect:' .. leg.id .. ':' .. leg.fence)
  heir.callId = call.id
  saveAgent(heir, 'onCall', { 'callId', call.id })
  endCallNow(leg, 'completed', 'handedOver', heir, {}, { fence = leg.fence })
  call.more.leg, call.more.last = nil, before.id
  saveMore(call)
  call.agentId, call.fence, call.agentLostAt = heir.id, leg.fence, nil
  saveCall(call, 'active', { field.agentId, heir.id, field.fence, leg.fence, 'agentLostAt', '',
    'end:' .. before.fence, before.id .. '/handedOver' })
  startWrapUp(before, {})
  emit('callHandedOver', call, from, before, { fence = leg.fence, nextAgentId = heir.id })
  skipWrapUp(before, call)
end

-- connecting | active | transferring → waiting at its old place, no longer with its agent. Who was on the telephone, with no
-- page open, waits to be called back. The caller moves the agent and lets the call seek. Gives the state before.
local function takeCallBack(call)
  dropLeg(call, 'agentLost')
  endHold(call)
  local from = call.state
  redis.call('ZREM', deadlines, 'connect:' .. call.id .. ':' .. call.fence)
  local fields = talkOver()
  fields[#fields + 1] = 'end:' .. call.fence
  fields[#fields + 1] = call.agentId .. '/requeued'
  if call.applicantLostAt then
    if isByTelephone(call) then call.more.wait = 'callbackPending'
    else watchApplicant(call, 'lease', after(tuning.applicantGoneMs)) end
  end
  if call.more.telephone then
    call.more.telephone = nil
    saveMore(call)
  end
  call.agentId, call.applicantLostAt, call.agentLostAt = nil, nil, nil
  saveCall(call, call.more.wait or 'queued', fields)
  return from
end
