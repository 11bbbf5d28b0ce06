-- Keys, time, records, events. All of it is loaded once; what a call brings is set by `begin`. `tuning.x` and `fail.X` are
-- put in as numbers, `field.x` as a short name, by the loader. An empty field means "none". Numbers go to Redis as text: it
-- formats them far more slowly.

-- The key of this call, `{cs:<tenant>}`: every other key is built from it and shares its slot.
local base = nil
local deadlines, openOffers, askingMore, openGroups
local function callKey(callId) return base .. ':c:' .. callId end
local function agentKey(agentId) return base .. ':agent:' .. agentId end
local function lineKey(class) return base .. ':w:' .. class end
local function idleKey(class) return base .. ':i:' .. class end
local function signedInKey(class) return base .. ':s:' .. class end
local function routeKey(class) return base .. ':route:' .. class end
local function backKey(class) return base .. ':back:' .. class end
local function triedKey(callId) return base .. ':x:' .. callId end
local function sfuKey(sfuNodeId) return base .. ':sfu:' .. sfuNodeId end
local function rateKey(class) return base .. ':rate:' .. class end
local function groupKey(groupId) return base .. ':g:' .. groupId end
-- Small hashes take half the memory of one large one.
local applicantBuckets = 1024
local function applicantsKey(applicantId)
  local bucket = 0
  for at = math.max(1, #applicantId - 4), #applicantId do bucket = bucket * 31 + string.byte(applicantId, at) end
  return base .. ':ap:' .. bucket % applicantBuckets
end

local function textOf(ms) return string.format('%d', ms) end
-- Never behind the last tick: deadlines that ran out stay run out when Redis's host is set back.
local lastTick, now, nowText
local function after(ms) return textOf(now + ms) end
-- Events of this run, written by `flush` as one entry of the outbox.
local told = {}
-- What is remembered from run to run is the tenant's of this key; `tick` keeps `lastTick` true.
local function begin(key)
  if key ~= base then
    base = key
    deadlines, openOffers = base .. ':dl', base .. ':offers'
    askingMore, openGroups = base .. ':more', base .. ':groups'
    lastTick = tonumber(redis.call('GET', base .. ':last') or 0)
  end
  now = math.max(readClock(), lastTick)
  nowText = textOf(now)
  if #told > 0 then told = {} end
end
local function flush()
  if #told > 0 then redis.call('XADD', base .. ':ev', 'MAXLEN', '~', 'tuning.eventMaxCount', '*', unpack(told)) end
end

-- Remembers what texts that come again and again were parsed into. Bounded: it begins anew when full.
local function remember(parse)
  local known, count = {}, 0
  return function(text)
    local parsed = known[text]
    if not parsed then
      if count >= 10000 then known, count = {}, 0 end
      parsed = parse(text)
      known[text], count = parsed, count + 1
    end
    return parsed
  end
end

local function some(value)
  if value and value ~= '' then return value end
  return nil
end

-- The offers of a call that ring: { fence, agentId, at } each.
local function parseOffers(text)
  local offers = {}
  if some(text) then
    for fence, agentId, at in string.gmatch(text, '(%d+)=([^@ ]+)@(%d+)') do
      offers[#offers + 1] = { fence = fence, agentId = agentId, at = at }
    end
  end
  return offers
end
local function printOffers(offers)
  local texts = {}
  for at, offer in ipairs(offers) do texts[at] = offer.fence .. '=' .. offer.agentId .. '@' .. offer.at end
  return table.concat(texts, ' ')
end

-- A record's `queued` has a short name: 100,000 calls may bear it.
local function stateOf(stored) return stored == 'q' and 'queued' or stored end

-- A record is a copy: load it late, pass it on, and never use one that another function has saved meanwhile.
-- `more` holds what few calls have:
--   kind        message | transfer | consult (none: a talk); a transfer or consult belongs to the call `parent`
--   wait        callbackPending: how it waits (none: queued)
--   hold        the agent that alone may have it for a while: it then waits in the line `@<agent>`
--   last        the agent that had it last
--   met         put back after a loss of its data: some agent had had it
--   leg         the transfer or consult that runs for it
--   paused      away by the applicant's own wish
--   asleep      a callback that was not answered: in no line until its next try
--   attempts    callbacks tried
--   asksMore    rings, and takes further offers beside
--   telephone   { step = proposed | agreed | declined | on, at, result }: how far the talk went to the telephone
--   heldAt      since when the applicant is on hold
--   keptBy     the room of a review that keeps the talk on hold
--   heldToo     on hold by the agent's own wish as well
--   heldMs      how long they were on hold before that, in all
--   number      sealed: where the applicant wants to be called in this call, unless at their own number
local function loadCall(callId)
  local v = redis.call('HMGET', callKey(callId), field.state, field.version, field.class, field.score, field.agentId,
    field.fence, field.offers, field.offerCount, field.applicantId, field.more, 'applicantLostAt', 'agentLostAt',
    'sfuNodeId', 'firstBand')
  if not v[1] then return nil end
  return {
    id = callId, state = stateOf(v[1]), version = tonumber(v[2]), class = v[3], score = v[4], agentId = some(v[5]),
    fence = some(v[6]), offers = parseOffers(v[7]), offerCount = tonumber(v[8] or 0), applicantId = some(v[9]),
    more = some(v[10]) and cjson.decode(v[10]) or {}, applicantLostAt = some(v[11]), agentLostAt = some(v[12]),
    sfuNodeId = some(v[13]), firstBand = some(v[14]),
  }
end

local function loadAgent(agentId)
  local v = redis.call('HMGET', agentKey(agentId), 'status', 'activity', 'version', 'classes', 'idleSince',
    'callId', 'fence', 'deskId', 'lostAt', 'nextStatus', 'nextReason', 'counted', 'wrapUpMode')
  if not v[1] then return nil end
  return {
    id = agentId, status = v[1], activity = v[2], version = tonumber(v[3]), classes = v[4], idleSince = v[5],
    callId = some(v[6]), fence = some(v[7]), deskId = some(v[8]), lostAt = some(v[9]),
    nextStatus = some(v[10]), nextReason = v[11] or '', counted = some(v[12]), wrapUpMode = some(v[13]) or 'timed',
  }
end

local function isEnded(call)
  local state = call.state
  return state == 'completed' or state == 'abandoned' or state == 'expired' or state == 'cancelled' or state == 'failed'
end
-- With an agent, in whatever way.
local function isRunning(call)
  return call.state == 'connecting' or call.state == 'active' or call.state == 'transferring'
end
-- A transfer or a consult: a call without an applicant, for the agent of another.
local function isLeg(call) return call.more.parent ~= nil end
-- Whether the applicant's silence means anything: nobody is there in a leg or a message, nor until a callback is taken.
local function isAttended(call) return call.applicantId and not call.more.kind and not call.more.wait end
-- Nobody hears the applicant now, nor do they hear anybody.
local function isOnHold(call) return call.more.heldAt ~= nil end
-- The agent talks with the applicant by telephone: the page may go, the talk goes on.
local function isByTelephone(call) return call.more.telephone ~= nil and call.more.telephone.step == 'on' end

-- Saves a call's next state with further fields; the event follows by `emit`.
local function saveCall(call, state, fields)
  call.state = state
  call.version = call.version + 1
  redis.call('HSET', callKey(call.id), field.state, state == 'queued' and 'q' or state, field.version, call.version, unpack(fields))
end
local function saveMore(call)
  redis.call('HSET', callKey(call.id), field.more, next(call.more) and cjson.encode(call.more) or '')
end

-- The hold is over with whatever the caller saves and tells next.
local function endHold(call)
  if not isOnHold(call) then return end
  call.more.heldMs = (call.more.heldMs or 0) + math.max(0, now - call.more.heldAt)
  call.more.heldAt, call.more.keptBy, call.more.heldToo = nil, nil, nil
  saveMore(call)
end

-- One event for one change, whether of a call, an agent or both; `event` holds what else it says. As JSON: a stream entry
-- of many fields costs Redis and every reader three times as much.
local function emit(kind, call, from, agent, event)
  event.type, event.at = kind, nowText
  if call then
    event.callId, event.applicantId, event.queueClass, event.parentId = call.id, call.applicantId, call.class, call.more.parent
    event.from, event.to, event.version = from, call.state, call.version
    event.heldAt, event.heldMs = call.more.heldAt, call.more.heldMs
  end
  if agent then
    event.agentId, event.agentVersion = agent.id, agent.version
    event.agentStatus, event.agentActivity = agent.status, agent.activity
  end
  told[#told + 1] = 'event'
  told[#told + 1] = cjson.encode(event)
end

local function reply(call) return { call.state, call.version } end

-- What the applicant's silence leads to next: 'lease', 'away', 'gone' (→ suspended), 'keep' (→ completed), or nothing.
local function watchApplicant(call, kind, at)
  redis.call('ZREM', deadlines, 'lease:' .. call.id, 'away:' .. call.id, 'gone:' .. call.id, 'keep:' .. call.id)
  if kind then redis.call('ZADD', deadlines, at, kind .. ':' .. call.id) end
end

-- The applicant of a running call is not there: its talk is given a while, and by telephone as long as the agent likes.
local function loseApplicant(call)
  call.applicantLostAt = nowText
  if not isByTelephone(call) then watchApplicant(call, 'gone', after(tuning.applicantLostMs)) end
  saveCall(call, call.state, { 'applicantLostAt', nowText })
  emit('applicantLost', call, call.state, nil, {})
end
