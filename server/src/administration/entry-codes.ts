import type { AdministeredCode, CodeEntryPoint } from '@cloudseat/shared/nouns/entry-code.ts';
import {
  type AgentId,
  type DepartmentId,
  EntryCode,
  type MatterId,
  type RegionId,
  type TownId,
} from '@cloudseat/shared/nouns/ids.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { EntryCodeRow } from '../catalogue/catalogue.repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { presentEntry } from '../catalogue/catalogue-snapshot.ts';
import type { JournalEntry } from '../journal/journal.repository.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { administrationTuning } from '../tuning-administration.ts';
import type { CodeChanges, CodeFilter, EntryCodeRepository } from './entry-code.repository.ts';
import { codeLettersOf, nextCode } from './propose-code.ts';

/** What is left empty of it is filled from the Chinese. */
type PartialText = { 'zh-Hans': string; 'zh-Hant'?: string; en: string };
export type CodeWish = {
  label: LocalText;
  matterId: MatterId | null;
  departmentId: DepartmentId | null;
  townId: TownId | null;
  regionId: RegionId | null;
  address: PartialText | null;
  scheduleId: string | null;
};
export type NewCode = CodeWish & { code: EntryCode; entryPoint: CodeEntryPoint };
/** Which code, as of which version, and who changes it. */
export type ChangeOf = { code: EntryCode; version: number; by: AgentId };
type Dependencies = {
  repository: EntryCodeRepository;
  catalogue: Pick<
    Catalogue,
    'findMatter' | 'getMatter' | 'getDepartment' | 'regions' | 'towns' | 'schedules' | 'reload'
  >;
  clock: Clock;
};
export type EntryCodes = ReturnType<typeof createEntryCodes>;

/** Codes of windows, villages, kiosks and posters, made and kept by administrators. */
export function createEntryCodes({ repository, catalogue, clock }: Dependencies) {
  const present = (row: EntryCodeRow): AdministeredCode => ({
    ...presentEntry(row, catalogue.findMatter),
    scheduleId: row.scheduleId,
    version: row.version,
    revocation: row.revokedAt && { at: row.revokedAt.getTime(), reason: row.revokedReason ?? '' },
  });
  const entry = (by: AgentId, action: string, details: Record<string, unknown>): JournalEntry => ({
    ...{ actorRole: 'admin', actorId: by, action: `entryCode.${action}`, callId: null, details },
    at: clock.now(),
  });
  /** Here at once, on other servers when they look next. */
  async function publish(row: EntryCodeRow): Promise<AdministeredCode> {
    await catalogue.reload();
    return present(row);
  }
  async function get(code: EntryCode): Promise<AdministeredCode> {
    const row = (await repository.find(code)) ?? (await repository.find(code.toUpperCase()));
    if (row === null) throw notFound('the entry code');
    return present(row);
  }
  async function change(
    { code, version, by }: ChangeOf,
    action: string,
    changes: CodeChanges,
    isRevoked: boolean,
  ): Promise<AdministeredCode> {
    const known = await get(code);
    const row =
      known.isRevoked === isRevoked
        ? await repository.change(known.code, version, changes, (before, after) =>
            entry(by, action, { code: known.code, before, after }),
          )
        : null;
    if (row === null)
      throw new AppError('CHANGED_MEANWHILE', 'the code is not as it was looked at: read it again', {
        version: known.version,
      });
    return publish(row);
  }

  return {
    get,

    listSchedules: () => catalogue.schedules().map(({ scheduleId, name }) => ({ scheduleId, name })),

    async list(filter: CodeFilter): Promise<{ codes: AdministeredCode[]; isCut: boolean }> {
      const max = administrationTuning.listedCodesMax;
      const rows = await repository.list(filter, max + 1);
      return { codes: rows.slice(0, max).map(present), isCut: rows.length > max };
    },

    async propose(label: string): Promise<EntryCode> {
      // Only now, as it brings a dictionary with it.
      const { initialsOf } = await import('../catalogue/search-text.ts');
      const letters = codeLettersOf(initialsOf(label));
      const code = nextCode(letters, await repository.listCodes(letters));
      if (code === null) throw new Error(`all codes with the letters ${letters} are taken`);
      return EntryCode.parse(code);
    },

    async make({ code, entryPoint, ...wish }: NewCode, by: AgentId): Promise<AdministeredCode> {
      const values = { code, entryPoint, ...(await toColumns(wish, catalogue)) };
      const row = await repository.insert(values, (after) => entry(by, 'made', { code, after }));
      if (row === null) throw new AppError('ENTRY_CODE_TAKEN', `the code ${code} is there already`);
      return publish(row);
    },

    async edit(of: ChangeOf, wish: CodeWish): Promise<AdministeredCode> {
      const { isRevoked } = await get(of.code);
      return change(of, 'changed', await toColumns(wish, catalogue), isRevoked);
    },

    revoke: (of: ChangeOf, reason: string): Promise<AdministeredCode> =>
      change(of, 'revoked', { revokedAt: new Date(clock.now()), revokedReason: reason }, false),

    restore: (of: ChangeOf): Promise<AdministeredCode> =>
      change(of, 'restored', { revokedAt: null, revokedReason: null }, true),
  };
}

/** Throws NOT_FOUND for a target that is not there. What is left empty of the label is filled. */
async function toColumns(wish: CodeWish, catalogue: Dependencies['catalogue']) {
  const { matterId, townId, regionId, label, address, scheduleId } = wish;
  const matter = matterId && catalogue.getMatter(matterId);
  const departmentId = matter ? matter.departmentId : wish.departmentId;
  if (departmentId !== null) catalogue.getDepartment(departmentId);
  if (townId !== null && !catalogue.towns().some((town) => town.townId === townId))
    throw notFound('the town');
  if (regionId !== null && !catalogue.regions().some((region) => region.regionId === regionId))
    throw notFound('the region');
  if (scheduleId !== null && !catalogue.schedules().some((known) => known.scheduleId === scheduleId))
    throw notFound('the opening hours');
  // Only now, as it brings a dictionary with it.
  const { toTraditional } = await import('../catalogue/traditional.ts');
  const filled = ({ 'zh-Hans': chinese, 'zh-Hant': traditional, en }: PartialText): LocalText => ({
    'zh-Hans': chinese,
    'zh-Hant': traditional || toTraditional(chinese),
    en: en || chinese,
  });
  return {
    label: filled(label),
    address: address && filled(address),
    ...{ matterId, departmentId, townId, regionId, scheduleId },
  };
}
