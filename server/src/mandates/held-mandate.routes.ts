import { mandateRoutes } from '@cloudseat/shared/contract/mandate-routes.ts';
import type { CallId, GuestId, MandateId } from '@cloudseat/shared/nouns/ids.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { getFound } from '../cases/case-commands.ts';
import { asApplicant, findApplicant, type Principal, type RouteHandlers } from '../identity/principal.ts';
import { answerWithFile } from '../materials/material-content.routes.ts';
import type { MaterialParts } from '../materials/material-parts.ts';
import { AppError } from '../platform/errors.ts';
import type { CaseTalks } from './case-talks.ts';
import type { HeldMandates, TalkDoor } from './held-mandates.ts';
import type { MandateRow } from './mandate.repository.ts';
import type { MandateActor, Mandates } from './mandates.ts';

/** The way of a helper into a talk, as its third person. */
export type HelperDoor = TalkDoor & {
  /** False where they asked before; GUEST_TAKEN. */
  knock(callId: CallId, mandateId: MandateId, by: MandateActor): Promise<boolean>;
  /** Once the agent agreed, else GUEST_LINK_OVER; again for who is there and lost their page. */
  enter(
    callId: CallId,
    row: MandateRow,
    allowsRecording: boolean,
  ): Promise<{ guestId: GuestId; isNew: boolean }>;
};
type Dependencies = {
  mandates: Mandates;
  held: HeldMandates;
  talks: CaseTalks;
  door: HelperDoor;
  openSession: (guest: {
    callId: CallId;
    guestId: GuestId;
  }) => Promise<{ token: string; maxAgeSeconds: number }>;
};
type Routes = Pick<
  RouteHandlers,
  'mandate:listHeld' | 'mandate:getHeld' | 'mandate:giveBack' | 'mandate:knock' | 'mandate:enter'
>;

/** Mandates from the side of who holds them. */
export function createHeldMandateRoutes({ mandates, held, talks, door, openSession }: Dependencies): Routes {
  async function getTalk({ caseId }: MandateRow): Promise<CallId> {
    const call = await talks.findMet(caseId);
    if (call === null) throw new AppError('CALL_STATE', 'no talk of the case runs now');
    return call.callId;
  }
  return {
    'mandate:listHeld': async (_input, context) => ({ mandates: await held.list(asApplicant(context)) }),
    async 'mandate:getHeld'({ params: { mandateId } }, context) {
      return held.present(await held.getHeld(mandateId, asApplicant(context)), door);
    },
    async 'mandate:giveBack'({ params: { mandateId } }, context) {
      const principal = asApplicant(context);
      const row = await held.getHeld(mandateId, principal);
      const { state } = await mandates.move(row, 'givenBack', held.actorOf(principal));
      return { mandateId, state };
    },
    async 'mandate:knock'({ params: { mandateId } }, context) {
      const principal = asApplicant(context);
      const row = await held.getHeld(mandateId, principal, 'talk');
      const callId = await getTalk(row);
      const by = held.actorOf(principal);
      if (await door.knock(callId, mandateId, by)) await mandates.note(row, by, 'knocked', { callId });
      return held.present(row, door);
    },
    async 'mandate:enter'({ params: { mandateId }, body: { allowsRecording } }, context) {
      const principal = asApplicant(context);
      const row = await held.getHeld(mandateId, principal, 'talk');
      const callId = await getTalk(row);
      const { guestId, isNew } = await door.enter(callId, row, allowsRecording);
      if (isNew) await mandates.note(row, held.actorOf(principal), 'joined', { callId });
      const session = await openSession({ callId, guestId });
      context.setSession('guest', session.token, session.maxAgeSeconds);
      return {};
    },
  };
}

const { path, params } = mandateRoutes['mandate:paper'];

/** `mandate:paper`: what the helper brought under this very mandate, and no other file. */
export function registerMandatePapers(
  app: FastifyInstance,
  deps: {
    held: HeldMandates;
    parts: Pick<MaterialParts, 'repository' | 'files' | 'onMaterialRead'>;
    authenticate: (request: FastifyRequest) => Promise<readonly Principal[]>;
  },
): void {
  app.get(path, async (request, reply) => {
    const principals = await deps.authenticate(request);
    const wish = params.safeParse(request.params);
    if (!wish.success) throw new AppError('NOT_FOUND', 'there is no such paper');
    const { mandateId, materialId } = wish.data;
    await deps.held.getHeld(mandateId, findApplicant({ principals }));
    const found = await deps.parts.repository.find(materialId);
    const material = getFound(found?.mandateId === mandateId ? found : null, 'the paper');
    return answerWithFile(request, reply, material, deps.parts.files, () =>
      deps.parts.onMaterialRead(material, principals),
    );
  });
}
