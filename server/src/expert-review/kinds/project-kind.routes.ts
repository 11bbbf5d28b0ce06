import { asStaff, findStaff, type RouteHandlers } from '../../identity/principal.ts';
import type { ProjectKinds } from './project-kinds.ts';

type KindRoutes = Pick<
  RouteHandlers,
  | 'expertKind:list'
  | 'expertKind:get'
  | 'expertKind:make'
  | 'expertKind:save'
  | 'expertKind:retire'
  | 'expertKind:restore'
>;

export const createProjectKindRoutes = (kinds: ProjectKinds): KindRoutes => ({
  async 'expertKind:list'({ query: { scope, matterId } }, context) {
    const isRetiredToo = scope === 'all' && findStaff(context)?.role === 'admin';
    return { kinds: await kinds.list({ isRetiredToo, matterId }) };
  },
  async 'expertKind:get'({ params }) {
    return kinds.get(params.kindId);
  },
  async 'expertKind:make'({ body }, context) {
    return kinds.make(body, asStaff(context).agentId);
  },
  async 'expertKind:save'({ params, body: { version, draft } }, context) {
    return kinds.save({ ...params, version, by: asStaff(context).agentId }, draft);
  },
  async 'expertKind:retire'({ params, body: { version } }, context) {
    return kinds.retire({ ...params, version, by: asStaff(context).agentId });
  },
  async 'expertKind:restore'({ params, body: { version } }, context) {
    return kinds.restore({ ...params, version, by: asStaff(context).agentId });
  },
});
