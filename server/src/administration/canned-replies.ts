import type { DeskReply, KeptReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import { unknownPlaceholders } from '@cloudseat/shared/nouns/canned-reply-rules.ts';
import { type AgentId, type DepartmentId, type MatterId, ReplyId } from '@cloudseat/shared/nouns/ids.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { JournalEntry } from '../journal/journal.repository.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { administrationTuning } from '../tuning-administration.ts';
import type {
  CannedReplyRepository,
  ReplyChanges,
  ReplyFilter,
  ReplyRow,
} from './canned-reply.repository.ts';
import type { LinkGuard } from './link-guard.ts';

export type ReplyWish = {
  departmentId: DepartmentId | null;
  matterId: MatterId | null;
  title: LocalText;
  text: LocalText;
  link: { label: LocalText; url: string } | null;
  sortOrder: number;
};
/** `departmentId`: the only one they may change; null: all, and what is everybody's. */
export type Keeper = { agentId: AgentId; role: 'supervisor' | 'admin'; departmentId: DepartmentId | null };
export type ReplyVersion = { replyId: ReplyId; version: number };
type Dependencies = {
  repository: CannedReplyRepository;
  catalogue: Pick<Catalogue, 'getMatter' | 'getDepartment'>;
  links: LinkGuard;
  clock: Clock;
};
export type CannedReplies = ReturnType<typeof createCannedReplies>;

/** What agents say again and again, kept by supervisors and administrators, read by desks. */
export function createCannedReplies({ repository, catalogue, links, clock }: Dependencies) {
  const mayChange = (keeper: Keeper, departmentId: DepartmentId | null) =>
    keeper.departmentId === null || keeper.departmentId === departmentId;
  function assertMayChange(keeper: Keeper, departmentId: DepartmentId | null): void {
    if (!mayChange(keeper, departmentId))
      throw new AppError('FORBIDDEN', 'a supervisor of a department keeps the replies of that department');
  }
  const present = (row: ReplyRow, keeper: Keeper): KeptReply => {
    const { searchText: _, revokedAt, ...reply } = row;
    return {
      ...reply,
      revokedAt: revokedAt?.getTime() ?? null,
      canChange: mayChange(keeper, row.departmentId),
    };
  };
  const entry = (keeper: Keeper, action: string, details: Record<string, unknown>): JournalEntry => ({
    ...{ actorRole: keeper.role, actorId: keeper.agentId, action: `cannedReply.${action}` },
    ...{ callId: null, details, at: clock.now() },
  });
  async function find(replyId: ReplyId): Promise<ReplyRow> {
    const row = await repository.find(replyId);
    if (row === null) throw notFound('the canned reply');
    return row;
  }
  async function change(
    { replyId, version }: ReplyVersion,
    keeper: Keeper,
    action: string,
    changes: ReplyChanges,
    isRevoked: boolean,
  ): Promise<KeptReply> {
    const known = await find(replyId);
    assertMayChange(keeper, known.departmentId);
    const row =
      (known.revokedAt !== null) === isRevoked
        ? await repository.change(replyId, version, changes, (before, after) =>
            entry(keeper, action, { replyId, before, after }),
          )
        : null;
    if (row === null)
      throw new AppError('CHANGED_MEANWHILE', 'the reply is not as it was looked at: read it again', {
        version: known.version,
      });
    return present(row, keeper);
  }
  async function toColumns(wish: ReplyWish, keeper: Keeper) {
    const matter = wish.matterId === null ? null : catalogue.getMatter(wish.matterId);
    const departmentId = matter === null ? wish.departmentId : matter.departmentId;
    if (departmentId !== null) catalogue.getDepartment(departmentId);
    assertMayChange(keeper, departmentId);
    assertPlaceholders(wish.text);
    if (wish.link !== null) links.assertAllowed(wish.link.url);
    return { ...(await fillWords(wish)), departmentId, matterId: wish.matterId, sortOrder: wish.sortOrder };
  }

  return {
    async listFor(departmentId: DepartmentId, matterId: MatterId): Promise<DeskReply[]> {
      const rows = await repository.listFor(departmentId, matterId);
      return rows.map(({ sortOrder: _, version: __, revokedAt: ___, ...reply }) => reply);
    },

    async list(filter: ReplyFilter, keeper: Keeper) {
      const max = administrationTuning.listedRepliesMax;
      const rows = await repository.list(filter, max + 1);
      return {
        replies: rows.slice(0, max).map((row) => present(row, keeper)),
        isCut: rows.length > max,
        ownDepartmentId: keeper.departmentId,
        linkHosts: [...links.listedHosts],
      };
    },

    get: async (replyId: ReplyId, keeper: Keeper): Promise<KeptReply> => present(await find(replyId), keeper),

    async make(wish: ReplyWish, keeper: Keeper): Promise<KeptReply> {
      const row = { replyId: ReplyId.parse(makeId()), ...(await toColumns(wish, keeper)) };
      const made = await repository.insert(row, (after) =>
        entry(keeper, 'made', { replyId: row.replyId, after }),
      );
      return present(made, keeper);
    },

    async edit(of: ReplyVersion, wish: ReplyWish, keeper: Keeper): Promise<KeptReply> {
      const { revokedAt } = await find(of.replyId);
      return change(of, keeper, 'changed', await toColumns(wish, keeper), revokedAt !== null);
    },

    revoke: (of: ReplyVersion, keeper: Keeper): Promise<KeptReply> =>
      change(of, keeper, 'revoked', { revokedAt: new Date(clock.now()) }, false),

    restore: (of: ReplyVersion, keeper: Keeper): Promise<KeptReply> =>
      change(of, keeper, 'restored', { revokedAt: null }, true),
  };
}

function assertPlaceholders(text: LocalText): void {
  const unknown = Object.values(text).flatMap(unknownPlaceholders);
  if (unknown.length > 0)
    throw new AppError('PLACEHOLDER_UNKNOWN', `no desk can fill in ${unknown.join(', ')}`, {
      placeholders: [...new Set(unknown)],
    });
}

/** What is left empty is filled from the Chinese, and the title gets its pinyin. */
async function fillWords({ title, text, link }: Pick<ReplyWish, 'title' | 'text' | 'link'>) {
  // Only now, as they bring dictionaries with them.
  const [{ toTraditional }, { searchTextOf }] = await Promise.all([
    import('../catalogue/traditional.ts'),
    import('../catalogue/search-text.ts'),
  ]);
  const filled = ({ 'zh-Hans': chinese, 'zh-Hant': traditional, en }: LocalText): LocalText => ({
    'zh-Hans': chinese,
    // Names of placeholders are Latin: they stay as they are.
    'zh-Hant': traditional || toTraditional(chinese),
    en: en || chinese,
  });
  return {
    title: filled(title),
    text: filled(text),
    link: link && { label: filled(link.label), url: link.url },
    searchText: searchTextOf(title['zh-Hans'], [], toTraditional),
  };
}
