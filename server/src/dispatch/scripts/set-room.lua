-- Gives a call its room and media node unless it has them: two servers at once get one room.
-- keys: c:<id> hash, sfu:<id> set, ev
-- args: callId, roomId, sfuNodeId
-- result: {roomId, sfuNodeId} as they stand; {NOT_FOUND}, {CALL_ENDED}
-- event: roomSet
local call = loadCall(ARGV[1])
if not call then return { fail.NOT_FOUND } end
if isEnded(call) then return { fail.CALL_ENDED } end
local place = redis.call('HMGET', callKey(call.id), 'roomId', 'sfuNodeId')
if some(place[1]) then return place end

saveCall(call, call.state, { 'roomId', ARGV[2], 'sfuNodeId', ARGV[3] })
redis.call('SADD', sfuKey(ARGV[3]), call.id)
emit('roomSet', call, call.state, nil, { roomId = ARGV[2] })
return { ARGV[2], ARGV[3] }
