import type { Identity } from '../identity/identity.ts';
import { asStaff, type RouteContext, type RouteHandlers } from '../identity/principal.ts';
import { AppError } from '../platform/errors.ts';
import type { CannedReplies, Keeper } from './canned-replies.ts';

type CannedReplyRoutes = Pick<
  RouteHandlers,
  | 'cannedReply:list'
  | 'cannedReply:get'
  | 'cannedReply:make'
  | 'cannedReply:change'
  | 'cannedReply:revoke'
  | 'cannedReply:restore'
>;

/** Administrators keep all of them, supervisors those of what they oversee: the district, or their one department. */
export function createCannedReplyRoutes(
  replies: CannedReplies,
  identity: Pick<Identity, 'getStaff'>,
): CannedReplyRoutes {
  async function keeperOf(context: RouteContext): Promise<Keeper> {
    const { role, agentId } = asStaff(context);
    if (role === 'admin') return { role, agentId, departmentId: null };
    const { departmentId, regionId } = await identity.getStaff(agentId);
    if (regionId !== null) throw new AppError('FORBIDDEN', 'this district keeps its own replies');
    return { role: 'supervisor', agentId, departmentId };
  }
  return {
    async 'cannedReply:list'({ query }, context) {
      return replies.list(query, await keeperOf(context));
    },
    async 'cannedReply:get'({ params }, context) {
      return replies.get(params.replyId, await keeperOf(context));
    },
    async 'cannedReply:make'({ body }, context) {
      return replies.make(body, await keeperOf(context));
    },
    async 'cannedReply:change'({ params, body: { version, ...wish } }, context) {
      return replies.edit({ ...params, version }, wish, await keeperOf(context));
    },
    async 'cannedReply:revoke'({ params, body: { version } }, context) {
      return replies.revoke({ ...params, version }, await keeperOf(context));
    },
    async 'cannedReply:restore'({ params, body: { version } }, context) {
      return replies.restore({ ...params, version }, await keeperOf(context));
    },
  };
}
