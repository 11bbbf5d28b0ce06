-- Ends of an offer. Needs base, agents, lines, match, groups, serve.

-- Ends one ringing offer of a call and remembers how, for an answer that comes late. Adds to the fields for `saveCall`.
local function closeOffer(call, offer, outcome, fields)
  redis.call('ZREM', openOffers, call.id .. ':' .. offer.fence)
  local left = {}
  for _, each in ipairs(call.offers) do
    if each.fence ~= offer.fence then left[#left + 1] = each end
  end
  call.offers = left
  fields[#fields + 1] = field.offers
  fields[#fields + 1] = printOffers(left)
  fields[#fields + 1] = 'end:' .. offer.fence
  fields[#fields + 1] = offer.agentId .. '/' .. outcome
  return fields
end

local function stopAskingMore(call)
  if not call.more.asksMore then return end
  redis.call('ZREM', askingMore, call.id)
  call.more.asksMore = nil
  saveMore(call)
end

local function findOffer(call, fence, agentId)
  for _, offer in ipairs(call.offers) do
    if offer.fence == fence and offer.agentId == agentId then return offer end
  end
end

-- The offer ends unaccepted: the agent goes to `activity`, the call rings on elsewhere, or goes to the next, or waits again.
local function returnOffer(call, offer, agent, outcome, activity, agentFields, facts)
  local from = call.state
  facts.fence, facts.offerEnd = offer.fence, outcome
  local fields = closeOffer(call, offer, outcome, {})
  if outcome ~= 'revoked' then dropHold(call) end
  local ringsOn = #call.offers > 0
  saveCall(call, ringsOn and 'offered' or call.more.wait or 'queued', fields)
  releaseAgent(agent, activity, agentFields)
  emit('offerEnded', call, from, agent, facts)
  if ringsOn then return askMore(call) end
  stopAskingMore(call)
  seek(call)
end

-- Every ringing offer of a call ends with the call's own change, which the caller saves and tells with the first agent
-- (nil: none rang). Gives the agents, released without a mark; they serve when the call stands.
local function closeOffers(call, outcome, fields, exceptFence)
  local agents = {}
  for _, offer in ipairs(call.offers) do
    if offer.fence ~= exceptFence then
      closeOffer(call, offer, outcome, fields)
      local agent = loadAgent(offer.agentId)
      releaseAgent(agent, 'idle', {})
      agents[#agents + 1] = { agent = agent, fence = offer.fence }
    end
  end
  stopAskingMore(call)
  return agents
end
-- Tells of the agents released by `closeOffers` beyond the one the call's own event names, and lets all serve.
local function letServe(call, agents, outcome, firstIsTold)
  for at, released in ipairs(agents) do
    if at > 1 or not firstIsTold then
      call.version = call.version + 1
      redis.call('HSET', callKey(call.id), field.version, call.version)
      emit('offerRescinded', call, call.state, released.agent, { fence = released.fence, offerEnd = outcome })
    end
  end
  for _, released in ipairs(agents) do serve(released.agent) end
end

local function declineOffer(call, offer, agent, reason, agentFields)
  exclude(call.id, agent.id)
  restartIdleClock(agent, agentFields)
  returnOffer(call, offer, agent, 'declined', 'idle', agentFields, { reason = 'declined', declineReason = reason })
end

-- The seat of a group opens again; somebody else is looked for. The agent serves on by the caller.
local function returnSeat(group, seat, agent, outcome, activity, agentFields, facts)
  facts.fence, facts.offerEnd, facts.queueClass = seat.fence, outcome, seat.class
  releaseAgent(agent, activity, agentFields)
  openSeat(group, seat, 'offerEnded', agent, facts)
  reviewGroups()
end

local function declineSeat(group, seat, agent, reason, agentFields)
  exclude(group.id, agent.id)
  restartIdleClock(agent, agentFields)
  returnSeat(group, seat, agent, 'declined', 'idle', agentFields, { reason = 'declined', declineReason = reason })
end

-- Why an offer can no longer be answered by this agent: stale, taken by another, cancelled or expired.
local function offerFailure(call, fence, agentId)
  if not call then return { fail.OFFER_STALE } end
  local ending = redis.call('HGET', callKey(call.id), 'end:' .. fence) or ''
  local outcome = ending:sub(1, #agentId + 1) == agentId .. '/' and ending:sub(#agentId + 2) or ''
  if outcome == 'cancelled' then return { fail.OFFER_CANCELLED } end
  if call.agentId and call.agentId ~= agentId then return { fail.OFFER_TAKEN, call.agentId } end
  if outcome == 'timedOut' then return { fail.OFFER_EXPIRED } end
  return { fail.OFFER_STALE }
end

local function isLeaseOver(id, fence)
  local untilAt = redis.call('ZSCORE', openOffers, id .. ':' .. fence)
  return not untilAt or tonumber(untilAt) <= now
end
local function isOfferOver(offer) return offer.at + tuning.offerTimeoutMs + tuning.offerLeaseExtraMs <= now end
