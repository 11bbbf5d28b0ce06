/** Faults put into the scripts on purpose: a suite that does not notice one of them proves nothing. */
export const defects = [
  {
    name: 'an accept without the fence check',
    part: 'parts/offers',
    from: "call.state == 'offered' and call.fence == fence and call.agentId == agentId",
    to: "call.state == 'offered'",
  },
  {
    name: 'a requeue that loses the call',
    part: 'parts/match',
    from: "    redis.call('ZADD', lineKey(call.class), call.score, call.id)\n",
    to: "    if call.offerCount == 0 then redis.call('ZADD', lineKey(call.class), call.score, call.id) end\n",
  },
  {
    name: 'a requeue at the end of the line',
    part: 'parts/match',
    from: 'lineKey(call.class), call.score, call.id)',
    to: 'lineKey(call.class), call.offerCount == 0 and call.score or now, call.id)',
  },
  {
    name: 'an agent that becomes ready and is not matched',
    part: 'parts/match',
    from: '  local callId = findCallFor(agent)\n',
    to: '  local callId = nil\n',
  },
  {
    name: 'an offer without a deadline',
    part: 'parts/match',
    from: "  redis.call('ZADD', openOffers,",
    to: '  tostring(',
  },
  {
    name: 'an idle index that is not cleared',
    part: 'parts/match',
    from: '    unlistIdle(agent)\n    ring(call, agent)',
    to: '    ring(call, agent)',
  },
  {
    name: 'an exclusion that never ends',
    part: 'parts/offers',
    from: '  local untilAt = now + tuning.exclusionMs\n',
    to: '  local untilAt = now + 1e12\n',
  },
  {
    name: 'an exclusion whose end nobody looks at',
    part: 'parts/expire',
    from: "  redis.call('ZREM', lineKey(call.class), callId)\n  seek(call)",
    to: '',
  },
  {
    name: 'a missed offer that blames nobody',
    part: 'parts/expire',
    from: "'timedOut', 'missed'",
    to: "'timedOut', 'idle'",
  },
] as const;
