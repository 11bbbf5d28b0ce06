import type { Model } from './model-state.ts';
import type { Snapshot } from './snapshot.store.ts';

const show = (value: string | number | null | undefined): string => String(value ?? '');
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
    expect(`call ${id} state`, fields?.state, call.state);
    expect(`call ${id} agent`, fields?.agentId, call.agentId);
    expect(`call ${id} fence`, fields?.fence, call.fence || null);
    expect(`call ${id} score`, fields?.score, call.score);
    expect(`call ${id} applicantLostAt`, fields?.applicantLostAt, call.applicantLostAt);
    expect(`call ${id} agentLostAt`, fields?.agentLostAt, call.agentLostAt);
    expect(`call ${id} page`, fields?.pageId, call.pageId);
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
    const counts = agent.status !== 'offline' && agent.activity !== 'disconnected';
    for (const { queueClass } of agent.classes) {
      const isCounted = snapshot.signedIn.get(queueClass)?.has(id) ?? false;
      expect(`agent ${id} signed in for ${queueClass}`, String(isCounted), String(counts));
    }
  }
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
