-- Handles what is due. Every server ticks, none leads: whoever comes second finds nothing left to do.
-- keys: last grace string, dl offers zset, and every key of the transitions it makes
-- args: none
-- result: {handledCount, isGrace (1 | 0), isSystemFault (1 | 0)}
-- events: offerEnded, callAway, callSuspended, callRequeued, callEnded, applicantLost, agentLost, agentChanged, offerMade
local graceUntil = tonumber(redis.call('GET', base .. ':grace') or 0)
if lastTick > 0 and now - lastTick > tuning.tickGapMs then
  graceUntil = now + tuning.graceMs
  redis.call('SET', base .. ':grace', textOf(graceUntil))
end
lastTick = now
redis.call('SET', base .. ':last', nowText)
local isGrace = now < graceUntil
local handled = 0

-- Offers that ran out while Redis or every server was away, or too many at once, say nothing about the agents.
local isFault = false
local due = redis.call('ZRANGE', openOffers, '-inf', nowText, 'BYSCORE', 'LIMIT', 0, tuning.tickBatchCount)
if #due > 0 then
  local dueCount = redis.call('ZCOUNT', openOffers, '-inf', nowText)
  isFault = dueCount >= tuning.faultMinCount
    and dueCount > tuning.faultShare * redis.call('ZCARD', openOffers)
  for _, member in ipairs(due) do
    local callId, fence = member:match('^([^:]+):(%d+)$')
    expireOffer(callId, fence, isFault or isGrace)
    handled = handled + 1
  end
end

-- Silence during a grace is not held against anyone: such deadlines begin to count when it ends.
local forgiven = { lease = true, away = true, gone = true, keep = true, seat = true, lost = true, node = true }
due = redis.call('ZRANGE', deadlines, '-inf', nowText, 'BYSCORE', 'LIMIT', 0, tuning.tickBatchCount, 'WITHSCORES')
for at = 1, #due, 2 do
  local kind, id, more = due[at]:match('^(%a+):([^:]+):?(.*)$')
  -- An earlier item of this batch may have moved or removed it.
  local current = tonumber(redis.call('ZSCORE', deadlines, due[at]))
  if current and current <= now then
    if isGrace and forgiven[kind] then
      redis.call('ZADD', deadlines, textOf(graceUntil), due[at])
    else
      redis.call('ZREM', deadlines, due[at])
      expire[kind](id, more, tonumber(due[at + 1]))
    end
    handled = handled + 1
  end
end
return { handled, isGrace and 1 or 0, isFault and 1 or 0 }
