-- Where calls stand in line, with what is shown of it. The count shown never grows for one ticket.
-- keys: c:<id> hash, w:<q> zset, s:<q> set, route:<q> string
-- args: callId …
-- result: per call {state, ahead, signedIn, ratedMinutes, shownBand, shownAgents, class, score} or {}
-- event: none
local places, signedInOf = {}, {}
local function countSignedIn(class)
  if not signedInOf[class] then
    local most = 0
    for _, ring in ipairs(readRings(class)) do most = math.max(most, redis.call('SCARD', signedInKey(ring.class))) end
    signedInOf[class] = most
  end
  return signedInOf[class]
end
for at, callId in ipairs(ARGV) do
  local call = loadCall(callId)
  local place = {}
  if call and not isLeg(call) and (isInLine(call) or call.state == 'offered' or call.state == 'passed') then
    -- Out of line (away, ringing) it counts who is before its place: there it returns to.
    local ahead = redis.call('ZCOUNT', lineKey(call.class), '-inf', '(' .. call.score)
    local v = redis.call('HMGET', callKey(callId), 'shownAhead', field.ratedMinutes, 'shownBand', 'shownAgents')
    local shown = tonumber(v[1])
    if not shown or ahead < shown then
      redis.call('HSET', callKey(callId), 'shownAhead', ahead)
    else
      ahead = shown
    end
    place = { call.state, ahead, countSignedIn(call.class), v[2] or '', v[3] or '', v[4] or '', call.class, call.score }
  end
  places[at] = place
end
return places
