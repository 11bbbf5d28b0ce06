-- Keys, time, records, events. KEYS[1] is `{cs:<tenant>}`; every other key is built from it and shares its slot.
-- `tuning.x` and `fail.X` are put in as numbers by the loader, which also leaves out what a transition does not need.
-- An empty field means "none".
local base = KEYS[1]
local deadlines = base .. ':dl'
local openOffers = base .. ':offers'
local openApplicants = base .. ':applicants'
local function callKey(callId) return base .. ':call:' .. callId end
local function agentKey(agentId) return base .. ':agent:' .. agentId end
local function lineKey(class) return base .. ':w:' .. class end
local function idleKey(class) return base .. ':i:' .. class end
local function signedInKey(class) return base .. ':s:' .. class end
local function triedKey(callId) return base .. ':x:' .. callId end
local function factsKey(callId) return base .. ':facts:' .. callId end
local function sfuKey(sfuNodeId) return base .. ':sfu:' .. sfuNodeId end
local function rateKey(class) return base .. ':rate:' .. class end

-- Never behind the last tick: deadlines that ran out stay run out when Redis's host is set back.
local lastTick = tonumber(redis.call('HGET', base .. ':clk', 'last') or 0)
local now = math.max(readClock(), lastTick)

local function some(value)
  if value and value ~= '' then return value end
  return nil
end

-- A record is a copy: load it late, pass it on, and never use one that another function has saved meanwhile.
local function loadCall(callId)
  local v = redis.call('HMGET', callKey(callId), 'state', 'version', 'class', 'score', 'agentId', 'fence',
    'offerCount', 'applicantId', 'applicantLostAt', 'agentLostAt', 'offeredAt', 'sfuNodeId')
  if not v[1] then return nil end
  return {
    id = callId, state = v[1], version = tonumber(v[2]), class = v[3], score = v[4], agentId = some(v[5]),
    fence = some(v[6]), offerCount = tonumber(v[7] or 0), applicantId = v[8],
    applicantLostAt = some(v[9]), agentLostAt = some(v[10]), offeredAt = v[11], sfuNodeId = some(v[12]),
  }
end

local function loadAgent(agentId)
  local v = redis.call('HMGET', agentKey(agentId), 'status', 'activity', 'version', 'classes', 'idleSince',
    'callId', 'fence', 'deskId', 'lostAt', 'nextStatus', 'nextReason', 'counted')
  if not v[1] then return nil end
  return {
    id = agentId, status = v[1], activity = v[2], version = tonumber(v[3]), classes = v[4], idleSince = v[5],
    callId = some(v[6]), fence = some(v[7]), deskId = some(v[8]), lostAt = some(v[9]),
    nextStatus = some(v[10]), nextReason = v[11] or '', counted = some(v[12]),
  }
end

local function isEnded(call)
  local state = call.state
  return state == 'completed' or state == 'abandoned' or state == 'expired' or state == 'cancelled' or state == 'failed'
end

-- Saves a call's next state with further fields; the event follows by `emit`.
local function saveCall(call, state, fields)
  call.state = state
  call.version = call.version + 1
  redis.call('HSET', callKey(call.id), 'state', state, 'version', call.version, unpack(fields))
end

-- One event for one change, whether of a call, an agent or both; `event` holds what else it says. One JSON field: a
-- stream entry of many fields costs Redis and every reader three times as much.
local function emit(kind, call, from, agent, event)
  event.type, event.at = kind, now
  if call then
    event.callId, event.applicantId, event.queueClass = call.id, call.applicantId, call.class
    event.from, event.to, event.version = from, call.state, call.version
  end
  if agent then
    event.agentId, event.agentVersion = agent.id, agent.version
    event.agentStatus, event.agentActivity = agent.status, agent.activity
  end
  redis.call('XADD', base .. ':ev', 'MAXLEN', '~', tuning.eventMaxCount, '*', 'event', cjson.encode(event))
end

local function reply(call) return { call.state, call.version } end

-- What the applicant's silence leads to next: 'lease', 'away', 'gone' (→ suspended), 'keep' (→ completed), or nothing.
local function watchApplicant(call, kind, at)
  redis.call('ZREM', deadlines, 'lease:' .. call.id, 'away:' .. call.id, 'gone:' .. call.id, 'keep:' .. call.id)
  if kind then redis.call('ZADD', deadlines, at, kind .. ':' .. call.id) end
end
