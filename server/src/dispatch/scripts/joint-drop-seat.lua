-- A joint review does without one of its seats, whoever sits there, asked or accepted: the others go on, and are together
-- once all of them have accepted.
-- keys: g:<id> agent:<id> hash, groups dl offers w:<q> i:<q> zset, x:<id> zset, seq, ev
-- args: groupId, which seat, from 1
-- result: {state, version}; the same again; {NOT_FOUND}
-- events: agentChanged, seatDropped, groupConvened | groupClosed, offerMade
local group = loadGroup(ARGV[1])
local seat = group and group.seats[tonumber(ARGV[2])]
if not seat then return { fail.NOT_FOUND } end
if seat.state == 'dropped' or group.state == 'closed' then return { group.state, group.version } end
local from, agent = group.state, seat.state ~= 'open' and freeSeat(group, seat, 'cancelled') or nil
seat.state = 'dropped'
saveGroup(group, from)
emitGroup('seatDropped', group, from, nil, {})
local isLeft = findSeat(group, function(each) return each.state ~= 'dropped' end)
if not isLeft then
  redis.call('ZREM', openGroups, group.id)
  redis.call('ZREM', deadlines, 'gather:' .. group.id, 'regather:' .. group.id)
  saveGroup(group, 'closed')
  emitGroup('groupClosed', group, from, nil, {})
  redis.call('EXPIRE', groupKey(group.id), 'tuning.endedCallTtlS')
  redis.call('DEL', triedKey(group.id))
elseif from == 'ringing' then
  conveneIfComplete(group)
elseif from == 'gathering' and not findOpenSeat(group) then
  ringHeld(group)
end
if agent then serve(agent) end
reviewGroups()
group = loadGroup(group.id)
return { group.state, group.version }
