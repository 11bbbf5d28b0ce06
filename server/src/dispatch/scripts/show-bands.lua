-- Remembers the bands shown, so that the next is not worse while agents stay.
-- keys: c:<id> hash
-- args: (callId, band, signedInCount) …
-- result: number remembered
-- event: none
local count = 0
for at = 1, #ARGV, 3 do
  if redis.call('EXISTS', callKey(ARGV[at])) == 1 then
    redis.call('HSET', callKey(ARGV[at]), 'shownBand', ARGV[at + 1], 'shownAgents', ARGV[at + 2])
    if ARGV[at + 1] ~= '' then redis.call('HSETNX', callKey(ARGV[at]), 'firstBand', ARGV[at + 1]) end
    count = count + 1
  end
end
return { count }
