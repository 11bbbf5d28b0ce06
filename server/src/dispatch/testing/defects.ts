/** Faults put into the scripts on purpose: a suite that does not notice one of them proves nothing. */
export const defects = [
  {
    name: 'an accept without the fence check',
    part: 'parts/offers',
    from: 'if offer.fence == fence and offer.agentId == agentId then return offer end',
    to: 'return offer',
  },
  {
    name: 'a requeue that loses the call',
    part: 'parts/lines',
    from: "  redis.call('ZADD', lineKey(lineOf(call)), call.score, call.id)\n",
    to: "  if call.offerCount == 0 then redis.call('ZADD', lineKey(lineOf(call)), call.score, call.id) end\n",
  },
  {
    name: 'a requeue at the end of the line',
    part: 'parts/lines',
    from: 'lineKey(lineOf(call)), call.score, call.id)',
    to: 'lineKey(lineOf(call)), call.offerCount == 0 and call.score or nowText, call.id)',
  },
  {
    name: 'an agent that becomes ready and is not matched',
    part: 'parts/serve',
    from: '    local callId, cost, why, line = findCallFor(agent, hasRare)\n',
    to: '    local callId, cost, why, line = nil, nil, nil, nil\n',
  },
  {
    name: 'an offer without a deadline',
    part: 'parts/match',
    from: '  watchOffer(call.id, fence)\n',
    to: '',
  },
  {
    name: 'an idle index that is not cleared',
    part: 'parts/match',
    from: '  unlistIdle(agent)\n  ring(call, agent, why)\n  if why.isParallel',
    to: '  ring(call, agent, why)\n  if why.isParallel',
  },
  {
    name: 'an exclusion that never ends',
    part: 'parts/match',
    from: '  local untilAt = after(tuning.exclusionMs)\n',
    to: '  local untilAt = after(1e12)\n',
  },
  {
    name: 'an exclusion whose end nobody looks at',
    part: 'parts/expire',
    from: '  elseif isInLine(call) then\n    leaveLine(call)\n    seek(call)\n',
    to: '  elseif isInLine(call) then\n',
  },
  {
    name: 'a missed offer that blames nobody',
    part: 'parts/expire',
    from: "local outcome, activity = 'timedOut', 'missed'",
    to: "local outcome, activity = 'timedOut', 'idle'",
  },
  {
    name: 'a ring that nobody opens',
    part: 'parts/expire',
    from: '          if findAgentFor(call) then\n',
    to: '          if false then\n',
  },
  {
    name: 'rings beside an accepted offer that go on ringing',
    part: 'accept',
    from: "#call.offers > 1 and closeOffers(call, 'rescinded', fields, fence) or {}",
    to: '{}',
  },
  {
    name: 'a call held for one agent that nobody else gets when that agent leaves',
    part: 'parts/agents',
    from: "    redis.call('ZADD', deadlines, nowText, 'unhold:' .. agent.id)\n",
    to: '',
  },
  {
    name: 'a joint review that keeps its agents for ever',
    part: 'parts/groups',
    from: "  redis.call('ZADD', deadlines, 'NX', after(tuning.gatherMs), 'gather:' .. group.id)\n",
    to: '',
  },
  {
    name: 'a missed turn that costs the place',
    part: 'parts/match',
    from: "  saveCall(call, 'passed', { 'awayUntil', untilAt })\n",
    to: "  saveCall(call, 'passed', { 'awayUntil', untilAt, field.score, nowText })\n",
  },
  {
    name: 'a transfer that outlives its call',
    part: 'end',
    from: "  dropLeg(call, 'callEnded')\n",
    to: '',
  },
  {
    name: 'a talk by telephone that ends when the page is gone',
    part: 'parts/base',
    from: "  if not isByTelephone(call) then watchApplicant(call, 'gone', after(tuning.applicantLostMs)) end\n",
    to: "  watchApplicant(call, 'gone', after(tuning.applicantLostMs))\n",
  },
] as const;
