import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal, RouteHandlers } from '../identity/principal.ts';
import { assertMayRead } from './material-access.ts';
import { registerMaterialContent } from './material-content.routes.ts';
import type { MaterialParts } from './material-parts.ts';
import { registerUploads } from './upload.routes.ts';

export type MaterialsRoutes = Pick<RouteHandlers, 'material:list'>;

export function createMaterialsRoutes({ repository, calls, isOnCase }: MaterialParts): MaterialsRoutes {
  return {
    async 'material:list'({ params: { callId } }, context) {
      await assertMayRead(await calls.findCall(callId), context.principals, isOnCase);
      return { materials: await repository.listOf(callId) };
    },
  };
}

/** Uploads and file contents, which need the HTTP server itself. To be registered in the scope of /api. */
export async function registerMaterialRoutes(
  app: FastifyInstance,
  deps: {
    materials: { parts: MaterialParts };
    authenticate: (request: FastifyRequest) => Promise<readonly Principal[]>;
  },
): Promise<void> {
  const { parts } = deps.materials;
  await registerUploads(app, { ...parts, authenticate: deps.authenticate });
  registerMaterialContent(app, { ...parts, authenticate: deps.authenticate });
}
