import type { ProjectKindDraft } from '@cloudseat/shared/contract/expert-kind-routes.ts';
import type { AgentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { type ProjectKind, ProjectKindId } from '@cloudseat/shared/nouns/project-kind.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { JournalEntry } from '../../journal/journal.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { makeId } from '../../platform/ids.ts';
import type { KindChanges, ProjectKindRepository } from './project-kind.repository.ts';

/** Which kind, as of which version, and who changes it. */
type ChangeOf = { kindId: ProjectKindId; version: number; by: AgentId };
type Dependencies = {
  repository: ProjectKindRepository;
  catalogue: Pick<Catalogue, 'getDepartment' | 'getMatter' | 'reload'>;
  clock: Clock;
};
export type ProjectKinds = ReturnType<typeof createProjectKinds>;

/** Kinds of projects, kept by administrators. Reviews keep the version they were begun with. */
export function createProjectKinds({ repository, catalogue, clock }: Dependencies) {
  const entry = (by: AgentId, action: string, details: Record<string, unknown>): JournalEntry => ({
    ...{ actorRole: 'admin', actorId: by, action: `projectKind.${action}`, callId: null, details },
    at: clock.now(),
  });

  /** NOT_FOUND. */
  async function get(kindId: ProjectKindId): Promise<ProjectKind> {
    const kind = await repository.find(kindId);
    if (kind === null) throw notFound('the kind of project');
    return kind;
  }

  /** Pages of matters lead to it here at once, on other servers when they look next. */
  async function publish(kind: ProjectKind): Promise<ProjectKind> {
    await catalogue.reload();
    return kind;
  }

  async function change(
    { kindId, version, by }: ChangeOf,
    action: string,
    changes: KindChanges,
    mustBeActive: boolean | null,
  ): Promise<ProjectKind> {
    const known = await get(kindId);
    const fits = mustBeActive === null || known.isActive === mustBeActive;
    const changed = fits
      ? await repository.change(kindId, version, changes, (before, after) =>
          entry(by, action, { kindId, before, after }),
        )
      : null;
    if (changed === null)
      throw new AppError('CHANGED_MEANWHILE', 'the kind is not as it was looked at: read it again', {
        version: known.version,
      });
    return publish(changed);
  }

  return {
    get,

    list: (filter: { isRetiredToo: boolean; matterId: MatterId | undefined }) => repository.list(filter),

    async make(draft: ProjectKindDraft, by: AgentId): Promise<ProjectKind> {
      const kindId = ProjectKindId.parse(makeId());
      const columns = await toColumns(draft, catalogue);
      return publish(
        await repository.insert({ kindId, ...columns }, (after) => entry(by, 'made', { kindId, after })),
      );
    },

    async save(of: ChangeOf, draft: ProjectKindDraft): Promise<ProjectKind> {
      return change(of, 'changed', await toColumns(draft, catalogue), null);
    },

    retire: (of: ChangeOf): Promise<ProjectKind> =>
      change(of, 'retired', { retiredAt: new Date(clock.now()) }, true),

    restore: (of: ChangeOf): Promise<ProjectKind> => change(of, 'restored', { retiredAt: null }, false),
  };
}

/** NOT_FOUND for a department or matter that is not there; a matter's own department has to be the kind's. */
async function toColumns(draft: ProjectKindDraft, catalogue: Dependencies['catalogue']) {
  const { departmentId, matterId, name, description, materials, criteria, rules } = draft;
  catalogue.getDepartment(departmentId);
  if (catalogue.getMatter(matterId).departmentId !== departmentId)
    throw notFound('the matter in this department');
  // Only now, as it brings a dictionary with it.
  const { toTraditional } = await import('../../catalogue/traditional.ts');
  const filled = ({ 'zh-Hans': chinese, 'zh-Hant': traditional, en }: LocalText): LocalText => ({
    'zh-Hans': chinese,
    'zh-Hant': traditional || toTraditional(chinese),
    en: en || chinese,
  });
  return {
    ...{ departmentId, matterId, rules },
    name: filled(name),
    description: filled(description),
    materials: materials.map((line) => ({
      ...line,
      name: filled(line.name),
      note: line.note && filled(line.note),
    })),
    criteria: criteria.map((criterion) => ({
      ...criterion,
      name: filled(criterion.name),
      guide: criterion.guide && filled(criterion.guide),
    })),
  };
}
