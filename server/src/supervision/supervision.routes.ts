import type { Identity } from '../identity/identity.ts';
import { asStaff, type RouteContext, type RouteHandlers } from '../identity/principal.ts';
import type { Scope, Supervision } from './supervision.ts';

type SupervisionRoutes = Pick<
  RouteHandlers,
  'supervision:listCalls' | 'supervision:why' | 'supervision:setPriority' | 'supervision:getDay'
>;

/** Administrators see the whole district, supervisors what they oversee: it, or the one department they belong to. */
export function createSupervisionRoutes(
  supervision: Supervision,
  identity: Pick<Identity, 'getStaff'>,
): SupervisionRoutes {
  async function scopeOf(context: RouteContext): Promise<Scope> {
    const { role, agentId } = asStaff(context);
    return role === 'admin' ? null : (await identity.getStaff(agentId)).departmentId;
  }
  return {
    async 'supervision:listCalls'({ query }, context) {
      return supervision.listCalls(query, await scopeOf(context));
    },
    async 'supervision:why'({ params }, context) {
      return supervision.explainCall(params.callId, await scopeOf(context));
    },
    async 'supervision:setPriority'({ params, body }, context) {
      const { agentId: decidedBy } = asStaff(context);
      await supervision.setPriority({ ...params, ...body, decidedBy }, await scopeOf(context));
      return { priority: body.priority };
    },
    async 'supervision:getDay'({ query }, context) {
      return supervision.getDay(query.day, await scopeOf(context));
    },
  };
}
