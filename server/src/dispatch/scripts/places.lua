-- Where calls stand in line, with what an estimate needs. The count shown never grows for one ticket.
-- keys: c:<id> hash, w:<q> zset, s:<q> set, rate:<q> hash
-- args: callId …
-- result: per call {state, ahead, signedIn, servedCount, talkMs, wrapUpMs, ratedMinutes, shownBand, shownAgents,
--   class, held for an agent (1 | ''), looks wider (1 | '')} or {}
-- event: none
local places = {}
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
    local signedIn, wider = 0, ''
    for _, ring in ipairs(readRings(call.class)) do
      if ring.class ~= call.class and now - call.score >= ring.opensAt and redis.call('EXISTS', signedInKey(ring.class)) == 1 then
        wider = '1'
      end
      signedIn = math.max(signedIn, redis.call('SCARD', signedInKey(ring.class)))
    end
    local rate = redis.call('HMGET', rateKey(call.class), 'servedCount', 'talkMs', 'wrapUpMs')
    place = { call.state, ahead, signedIn, rate[1] or '', rate[2] or '', rate[3] or '',
      v[2] or '', v[3] or '', v[4] or '', call.class, call.more.hold and '1' or '', wider }
  end
  places[at] = place
end
return places
