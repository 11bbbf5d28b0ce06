import type { RegionId } from '@cloudseat/shared/nouns/ids.ts';
import type { Identity } from '../identity/identity.ts';
import { asStaff, type RouteContext } from '../identity/principal.ts';
import type { Viewer } from './review-view.ts';

/** Who asks, with what decides how much of a review they see. */
export async function readViewer(
  identity: Pick<Identity, 'getStaff'>,
  context: RouteContext,
): Promise<Viewer & { regionId: RegionId | null }> {
  const { agentId, role } = asStaff(context);
  if (role === 'admin') throw new Error('the routes let in no administrator');
  const { departmentId, regionId } = await identity.getStaff(agentId);
  const isOverAll = role === 'supervisor' && departmentId === null && regionId === null;
  return { agentId, role, departmentId, isOverAll, regionId };
}
