-- Sets what both sides of a call look at.
-- KEYS[1] hash: materialId, fileName, page, agentId while something is shown; version always
-- ARGV[1] show | turn | hide   ARGV[2] materialId   ARGV[3] page   ARGV[4] agentId   ARGV[5] fileName
-- ARGV[6] ms it is kept
-- Gives the new version, or -1: another file is shown, or none (turn only).
-- The version follows Redis' clock, so that it grows also over a loss of all data.
local how = ARGV[1]
if how == 'turn' and redis.call('HGET', KEYS[1], 'materialId') ~= ARGV[2] then return -1 end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local version = math.max(now, tonumber(redis.call('HGET', KEYS[1], 'version') or '0') + 1)
if how == 'hide' then
  redis.call('DEL', KEYS[1])
else
  redis.call('HSET', KEYS[1], 'materialId', ARGV[2], 'page', ARGV[3], 'agentId', ARGV[4])
  if how == 'show' then redis.call('HSET', KEYS[1], 'fileName', ARGV[5]) end
end
redis.call('HSET', KEYS[1], 'version', string.format('%.0f', version))
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return version
