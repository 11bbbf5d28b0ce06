import type { Identity } from '../identity/identity.ts';
import { asStaff, type RouteContext, type RouteHandlers } from '../identity/principal.ts';
import { AppError } from '../platform/errors.ts';
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
    const { departmentId, regionId } = await identity.getStaff(agentId);
    // Lines and figures are this district's; partner regions have their cases.
    if (regionId !== null)
      throw new AppError('FORBIDDEN', 'the calls of this district are not for partner regions');
    return role === 'admin' ? null : departmentId;
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
