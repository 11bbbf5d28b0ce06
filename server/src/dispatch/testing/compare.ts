import { callFields as names, readState } from '../call-fields.ts';
import type { Model } from './model-state.ts';
import type { Snapshot } from './snapshot.store.ts';

const show = (value: string | number | null | undefined): string => String(value ?? '');
const printOffers = (offers: { fence: number; agentId: string }[]): string =>
  offers.map(({ fence, agentId }) => `${fence}=${agentId}`).join(' ');
const showScores = (entries: Iterable<[string, number]>): string =>
  [...entries]
    .map(([name, value]) => `${name}@${value}`)
    .sort()
    .join(' ');

/** Where the dispatcher and the oracle differ, in words. */
export function findDifferences(snapshot: Snapshot, model: Model): string[] {
  const differences: string[] = [];
  const expect = (what: string, actual: string | undefined, expected: string | number | null) => {
    if (show(actual) !== show(expected))
      differences.push(`${what}: Redis "${show(actual)}", model "${show(expected)}"`);
  };
  for (const [id, call] of model.calls) {
    const fields = snapshot.calls.get(id);
    const more = JSON.parse(fields?.[names.more] || '{}') as Record<
      string,
      string | number | boolean | object
    >;
    const telephone = (more.telephone ?? {}) as { step?: string; result?: string };
    const flag = (isSet: boolean) => (isSet ? 'true' : null);
    expect(`call ${id} state`, readState(fields?.[names.state] ?? ''), call.state);
    expect(`call ${id} class`, fields?.[names.class], call.queueClass);
    expect(`call ${id} agent`, fields?.[names.agentId], call.agentId);
    expect(`call ${id} fence`, fields?.[names.fence], call.fence || null);
    expect(`call ${id} score`, fields?.[names.score], call.score);
    expect(`call ${id} first time`, fields?.[names.enqueuedAt] ?? fields?.[names.score], call.enqueuedAt);
    expect(`call ${id} offers`, fields?.[names.offers]?.replace(/@\d+/g, ''), printOffers(call.offers));
    expect(`call ${id} kind`, show(more.kind as string), call.kind === 'talk' ? '' : call.kind);
    expect(`call ${id} leg`, show(more.leg as string), call.legId);
    expect(`call ${id} hold`, show(more.hold as string), call.hold);
    expect(`call ${id} waits as`, show(more.wait as string), call.isCallback ? 'callbackPending' : null);
    expect(`call ${id} paused`, show(more.paused as string), flag(call.isPaused));
    expect(`call ${id} asleep`, show(more.asleep as string), flag(call.isAsleep));
    expect(`call ${id} asks more`, show(more.asksMore as string), flag(call.asksMore));
    expect(`call ${id} telephone`, telephone.step, call.telephone);
    if (call.telephone === 'on') expect(`call ${id} telephoned`, telephone.result, call.telephoneResult);
    expect(`call ${id} held since`, show(more.heldAt as string), call.heldAt);
    expect(`call ${id} kept waiting by`, show(more.keptBy as string), call.keptBy);
    expect(`call ${id} held too`, show(more.heldToo as string), flag(call.isHeldToo));
    expect(`call ${id} held for`, show(more.heldMs as number) || '0', call.heldMs);
    expect(`call ${id} node`, fields?.[names.nodeId], call.nodeId);
    expect(`call ${id} applicantLostAt`, fields?.applicantLostAt, call.applicantLostAt);
    expect(`call ${id} agentLostAt`, fields?.agentLostAt, call.agentLostAt);
    expect(`call ${id} page`, fields?.[names.pageId], call.pageId);
    expect(`call ${id} room`, fields?.roomId, call.roomId);
    expect(`call ${id} disposition`, fields?.disposition, call.disposition);
    expect(`call ${id} tried`, showScores(snapshot.tried.get(id) ?? []), showScores(call.tried));
  }
  for (const [id, agent] of model.agents) {
    const fields = snapshot.agents.get(id);
    expect(`agent ${id} status`, fields?.status, agent.status);
    expect(`agent ${id} activity`, fields?.activity, agent.activity);
    expect(`agent ${id} call`, fields?.callId, agent.callId);
    expect(`agent ${id} idleSince`, fields?.idleSince, agent.idleSince);
    expect(`agent ${id} lostAt`, fields?.lostAt, agent.lostAt);
    expect(`agent ${id} nextStatus`, fields?.nextStatus, agent.nextStatus);
    expect(`agent ${id} desk`, fields?.deskId, agent.deskId);
    for (const { queueClass } of agent.classes) {
      const isCounted = snapshot.signedIn.get(queueClass)?.has(id) ?? false;
      expect(`agent ${id} signed in for ${queueClass}`, String(isCounted), String(agent.isCounted));
    }
  }
  for (const [id, group] of model.groups) {
    const fields = snapshot.groups.get(id);
    const seats = JSON.parse(fields?.seats ?? '[]') as { state: string; agentId?: string; fence?: string }[];
    const printed = seats.map((seat) => `${seat.state} ${show(seat.agentId)} ${show(seat.fence)}`);
    expect(`group ${id} state`, fields?.state, group.state);
    expect(
      `group ${id} seats`,
      printed.join(', '),
      group.seats.map((seat) => `${seat.state} ${seat.agentId} ${seat.fence || ''}`).join(', '),
    );
    expect(`group ${id} tried`, showScores(snapshot.tried.get(id) ?? []), showScores(group.tried));
  }
  const asking = [...model.calls.values()].filter(
    ({ asksMore, offers }) => asksMore && offers.length < model.tuning.parallelOfferCount,
  );
  expect(
    'asking',
    [...snapshot.asking.keys()].sort().join(),
    asking
      .map(({ id }) => id)
      .sort()
      .join(),
  );
  expect('calls', String(snapshot.calls.size), model.calls.size);
  expect('offers', showScores(snapshot.offers), showScores(model.offers));
  expect('deadlines', showScores(snapshot.deadlines), showScores(model.deadlines));
  const applicants = (entries: Iterable<[string, string]>) =>
    [...entries]
      .map((entry) => entry.join())
      .sort()
      .join(' ');
  expect('applicants', applicants(snapshot.applicants), applicants(model.applicants));
  return differences;
}
