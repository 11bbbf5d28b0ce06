-- Where calls stand in line, with what is shown of it. The count shown never grows for one ticket.
-- keys: c:<id> hash, w:<q> zset, s:<q> set, route:<q> string
-- args: callId …
-- result: per call {state, ahead, signedIn, ratedMinutes, shownBand, shownAgents, class, score, held for an agent (1 | ''),
--   looks wider (1 | '')} or {}
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
-- Whether somebody of a broader ring may have the call by now.
local function looksWider(call)
  for _, ring in ipairs(readRings(call.class)) do
    if ring.class ~= call.class and now - call.score >= ring.opensAt
      and redis.call('EXISTS', signedInKey(ring.class)) == 1 then return true end
  end
  return false
end
for at, callId in ipairs(ARGV) do
  local call = loadCall(callId)
  local place = {}
  if call and not isLeg(call) and (isInLine(call) or call.state == 'offered' or call.state == 'passed') then
    -- Out of the class's line (ringing, passed, held for one agent) it counts who is before its place: there it returns to.
    local ahead = redis.call('ZRANK', lineKey(call.class), callId)
      or redis.call('ZCOUNT', lineKey(call.class), '-inf', '(' .. call.score)
    local v = redis.call('HMGET', callKey(callId), 'shownAhead', field.ratedMinutes, 'shownBand', 'shownAgents')
    local shown = tonumber(v[1])
    if not shown or ahead < shown then
      redis.call('HSET', callKey(callId), 'shownAhead', ahead)
    else
      ahead = shown
    end
    place = { call.state, ahead, countSignedIn(call.class), v[2] or '', v[3] or '', v[4] or '', call.class, call.score,
      call.more.hold and '1' or '', looksWider(call) and '1' or '' }
  end
  places[at] = place
end
return places
