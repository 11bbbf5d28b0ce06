import { ExpertId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { demoExperts } from '../administration/demo/experts.ts';
import type { Clock } from '../platform/clock.ts';
import type { ExpertLibraryRepository } from './expert-library.repository.ts';

type Account = { agentId: AgentId; loginName: string; displayName: string };

/** The demo's library, once: what was changed of it stays so. */
export async function loadDemoExperts(
  library: ExpertLibraryRepository,
  listStaff: () => Promise<readonly Account[]>,
  clock: Clock,
): Promise<void> {
  const known = new Set<string>((await library.list()).map(({ expertId }) => expertId));
  const missing = demoExperts.filter(({ loginName }) => !known.has(`expert-${loginName}`));
  if (missing.length === 0) return;
  const accounts = new Map((await listStaff()).map((account) => [account.loginName, account]));
  const changedAt = new Date(clock.now());
  for (const { loginName, ties = [], ...expert } of missing) {
    const account = accounts.get(loginName);
    if (account === undefined) continue;
    const { agentId: accountId, displayName: name } = account;
    const facts = { ...expert, expertId: ExpertId.parse(`expert-${loginName}`), ties, accountId, name };
    await library.insert({ ...facts, state: 'active', stateReason: null, changedAt }, null);
  }
}
