import type {
  ExpertDraft,
  ExpertHistoryEntry,
  ExpertRow,
  ExpertState,
} from '@cloudseat/shared/nouns/expert-library.ts';
import { ExpertId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { specialtyNameOf } from '@cloudseat/shared/nouns/specialties.ts';
import type { Identity } from '../identity/identity.ts';
import { maskPhone } from '../identity/masking.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { presentHistory } from './expert-history.ts';
import type { Expert, ExpertLibraryRepository } from './expert-library.repository.ts';

export type LibraryKeeper = { agentId: AgentId; role: string };
type Filter = {
  text: string;
  specialty?: string | undefined;
  state?: ExpertState | undefined;
  region?: string | undefined;
};
type Dependencies = {
  repository: ExpertLibraryRepository;
  identity: Pick<Identity, 'listStaff'>;
  clock: Clock;
};
export type ExpertLibrary = ReturnType<typeof createExpertLibrary>;

/** Who may be drawn, kept by convenors and administrators. It tells nothing of sealed panels: counts grow when a review has ended. */
export function createExpertLibrary({ repository, identity, clock }: Dependencies) {
  async function loginNames(): Promise<Map<string, string>> {
    return new Map((await identity.listStaff()).map(({ agentId, loginName }) => [agentId, loginName]));
  }

  const present =
    (names: ReadonlyMap<string, string>) =>
    ({ phone, appraisalSum, appraisalCount, changedAt, ...expert }: Expert): ExpertRow => ({
      ...expert,
      specialties: expert.specialties as ExpertRow['specialties'],
      phone: phone === null ? '' : maskPhone(phone),
      loginName: (expert.accountId && names.get(expert.accountId)) ?? '',
      meanAppraisal: appraisalCount === 0 ? null : appraisalSum / appraisalCount,
      changedAt: changedAt.getTime(),
    });

  /** NOT_FOUND: no expert signs in with that name; CHANGED_MEANWHILE: the account is another expert's. */
  async function findAccount(loginName: string, expertId: ExpertId | null): Promise<AgentId | null> {
    if (loginName === '') return null;
    const account = (await identity.listStaff()).find((each) => each.loginName === loginName.toLowerCase());
    if (account?.role !== 'expert') throw notFound('an account of an expert with that name');
    const owner = await repository.findByAccount(account.agentId);
    if (owner !== null && owner.expertId !== expertId)
      throw new AppError('CHANGED_MEANWHILE', 'this account is another expert’s', { field: 'loginName' });
    return account.agentId;
  }

  const lineOf = (by: LibraryKeeper, action: string, details: Record<string, unknown>) => ({
    ...{ actorRole: by.role, actorId: by.agentId, action, callId: null, at: clock.now(), details },
  });
  /** What was changed, without what nobody is to read in a journal. */
  const changed = (before: Expert, after: Expert) => {
    const keys = Object.keys(after) as (keyof Expert)[];
    const differing = keys.filter(
      (key) =>
        !['version', 'changedAt'].includes(key) && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    );
    const tell = (of: Expert) =>
      Object.fromEntries(
        differing.map((key) => [key, key === 'phone' || key === 'ties' ? 'changed' : of[key]]),
      );
    return { expertId: after.expertId, version: after.version, before: tell(before), after: tell(after) };
  };
  const stale = () =>
    new AppError(
      'CHANGED_MEANWHILE',
      'the expert was changed since they were looked at, or the account is taken',
    );

  const matches = ({ text, specialty, state, region }: Filter, expert: Expert): boolean => {
    if (state !== undefined && expert.state !== state) return false;
    if (region !== undefined && expert.region !== region) return false;
    if (specialty !== undefined && !expert.specialties.includes(specialty)) return false;
    const fields = expert.specialties.flatMap((each) => Object.values(specialtyNameOf(each)));
    return [expert.name, expert.unit, expert.region, ...fields].some((word) =>
      word.toLowerCase().includes(text.toLowerCase()),
    );
  };

  return {
    repository,
    async list(filter: Filter): Promise<{ experts: ExpertRow[]; regions: string[] }> {
      const [all, names] = await Promise.all([repository.list(), loginNames()]);
      return {
        experts: all.filter((expert) => matches(filter, expert)).map(present(names)),
        regions: [...new Set(all.map(({ region }) => region))].sort(),
      };
    },
    async get(expertId: ExpertId): Promise<ExpertRow> {
      const found = await repository.find(expertId);
      if (found === null) throw notFound('the expert');
      return present(await loginNames())(found);
    },
    /** NOT_FOUND. */
    async history(expertId: ExpertId): Promise<{ entries: ExpertHistoryEntry[] }> {
      if ((await repository.find(expertId)) === null) throw notFound('the expert');
      const [entries, staff] = await Promise.all([repository.listEntries(expertId), identity.listStaff()]);
      return { entries: presentHistory(entries, new Map(staff.map((each) => [each.agentId, each]))) };
    },
    async add({ loginName, ...draft }: ExpertDraft, by: LibraryKeeper): Promise<ExpertRow> {
      const expertId = ExpertId.parse(makeId());
      const accountId = await findAccount(loginName, null);
      const made = await repository.insert(
        {
          ...{ ...draft, expertId, accountId, state: 'active', stateReason: null },
          changedAt: new Date(clock.now()),
        },
        lineOf(by, 'expert.added', { expertId, version: 1, name: draft.name, unit: draft.unit }),
      );
      if (made === null) throw stale();
      return present(await loginNames())(made);
    },
    async save(
      { expertId, version }: { expertId: ExpertId; version: number },
      { loginName, phone, ...draft }: ExpertDraft,
      by: LibraryKeeper,
    ): Promise<ExpertRow> {
      const accountId = await findAccount(loginName, expertId);
      const changes = {
        ...draft,
        accountId,
        changedAt: new Date(clock.now()),
        ...(phone !== null && { phone }),
      };
      const after = await repository.change(expertId, version, changes, (was, is) =>
        lineOf(by, 'expert.changed', changed(was, is)),
      );
      if (after === null) throw stale();
      return present(await loginNames())(after);
    },
    async setState(
      { expertId, version }: { expertId: ExpertId; version: number },
      { state, reason }: { state: ExpertState; reason: string },
      by: LibraryKeeper,
    ): Promise<ExpertRow> {
      const changes = {
        ...{ state, stateReason: state === 'active' ? null : reason, changedAt: new Date(clock.now()) },
      };
      const after = await repository.change(expertId, version, changes, (was, is) =>
        lineOf(by, 'expert.stateSet', {
          expertId,
          version: is.version,
          from: was.state,
          to: is.state,
          reason,
        }),
      );
      if (after === null) throw stale();
      return present(await loginNames())(after);
    },
  };
}
