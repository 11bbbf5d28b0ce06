-- Redis's own clock in ms: the only source of time, so that servers need not agree on theirs.
local function readClock()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
