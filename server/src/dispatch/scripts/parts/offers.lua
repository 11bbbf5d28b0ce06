-- Ends of an offer. Needs base, agents, match.

-- Not offered to this agent again for a while; the tick looks for an agent anew when the while is over.
local function exclude(call, agentId)
  local untilAt = now + tuning.exclusionMs
  redis.call('ZADD', triedKey(call.id), untilAt, agentId)
  redis.call('ZADD', deadlines, untilAt, 'exclude:' .. call.id .. ':' .. agentId)
end

-- Closes the ringing offer and remembers how, for an answer that comes late. Gives fields for `saveCall`.
local function closeOffer(call, outcome)
  redis.call('ZREM', openOffers, call.id .. ':' .. call.fence)
  local fields = { 'agentId', '', 'end:' .. call.fence, call.agentId .. '/' .. outcome }
  call.agentId = nil
  return fields
end

-- offered → queued: the agent goes to `activity`, the call to the next one or back to its place.
local function returnOffer(call, agent, outcome, activity, agentFields, facts)
  facts.fence, facts.offerEnd = call.fence, outcome
  saveCall(call, 'queued', closeOffer(call, outcome))
  releaseAgent(agent, activity, agentFields)
  emit('offerEnded', call, 'offered', agent, facts)
  seek(call)
end

local function declineOffer(call, agent, reason, agentFields)
  exclude(call, agent.id)
  restartIdleClock(agent, agentFields)
  returnOffer(call, agent, 'declined', 'idle', agentFields, { reason = 'declined', declineReason = reason })
end

-- Why an offer can no longer be answered by this agent: stale, taken by another, cancelled or expired.
local function offerFailure(call, fence, agentId)
  if not call then return { fail.OFFER_STALE } end
  local ending = redis.call('HGET', callKey(call.id), 'end:' .. fence) or ''
  local outcome = ending:sub(1, #agentId + 1) == agentId .. '/' and ending:sub(#agentId + 2) or ''
  if outcome == 'cancelled' then return { fail.OFFER_CANCELLED } end
  if call.agentId and call.agentId ~= agentId and call.state ~= 'offered' then
    return { fail.OFFER_TAKEN, call.agentId }
  end
  if outcome == 'timedOut' then return { fail.OFFER_EXPIRED } end
  return { fail.OFFER_STALE }
end

-- Whether the offer rings at this agent under this fence, and its lease has not run out.
local function isRinging(call, fence, agentId)
  return call and call.state == 'offered' and call.fence == fence and call.agentId == agentId
end
local function isLeaseOver(call)
  return call.offeredAt + tuning.offerTimeoutMs + tuning.offerLeaseExtraMs <= now
end
