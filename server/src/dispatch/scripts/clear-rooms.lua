-- A media node was lost: its calls have no room until one is set again.
-- keys: sfu:<id> set, c:<id> hash, ev
-- args: sfuNodeId
-- result: callId[]
-- event: roomCleared, one a call
local cleared = {}
for _, callId in ipairs(redis.call('SMEMBERS', sfuKey(ARGV[1]))) do
  local call = loadCall(callId)
  if call and not isEnded(call) then
    local roomId = redis.call('HGET', callKey(callId), 'roomId')
    saveCall(call, call.state, { 'roomId', '', 'sfuNodeId', '' })
    emit('roomCleared', call, call.state, nil, { roomId = roomId })
    cleared[#cleared + 1] = callId
  end
end
redis.call('DEL', sfuKey(ARGV[1]))
return cleared
