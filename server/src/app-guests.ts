import type { GuestRelation } from '@cloudseat/shared/nouns/guest-choices.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { DispatchEvent } from './dispatch/dispatch-types.ts';
import type { GuestTold } from './gateway/announcements.ts';
import type { Sockets } from './gateway/sockets.ts';
import type { GuestPrincipal } from './identity/principal.ts';
import { createGuestRoutes } from './room/guest.routes.ts';
import { createGuestHandlers } from './room/guest.socket.ts';
import { createGuestStore } from './room/guest.store.ts';
import { type GuestNote, noteOf } from './room/guest-notes.ts';
import { guestText } from './room/guest-text.ts';
import { createGuestView } from './room/guest-view.ts';
import { createGuests, type GuestActor } from './room/guests.ts';
import type { Rooms } from './room/rooms.ts';

type Options = {
  sockets: () => Sockets;
  rooms: () => Rooms;
  announce: (told: GuestTold) => Promise<void>;
  /** Where people reach us. */
  origin: () => string;
};

/** A third person in a talk: who may let them in, what they are told, and what the case keeps of it. */
export function createGuestStage(floor: Floor, sides: Sides, { sockets, rooms, announce, origin }: Options) {
  const { clock, config, logger, redis, cipher } = floor;
  const { identity, catalogue, calls, lookup } = sides;
  const note = createNote(floor, sides);
  const guests = createGuests({
    ...{ store: createGuestStore(redis, config.tenant), cipher, clock, logger },
    async onChanged({ callId, before, record, command, actor }) {
      // Whoever is out hears nothing more by the time that their removal is answered.
      await rooms()
        .find(callId)
        ?.removeGuestsBut(record.guest?.guestId ?? null)
        .catch((error) => logger.warn({ err: error, callId }, 'a guest is still in the room'));
      const replacedPageId = command.kind === 'carry' ? (before.guest?.pageId ?? null) : null;
      await announce({ callId, replacedPageId });
      const mandateId = record.mandateId ?? before.mandateId;
      if (mandateId !== null) await sides.mandates.tell(mandateId);
      const written = noteOf({ command, record }, guests.nameOf);
      if (written !== null) await note(callId, actor, written);
    },
    async onTalkOver(callId, record) {
      await announce({ callId, replacedPageId: null });
      if (record.guest === null) return;
      const actor: GuestActor = { role: 'system', id: '' };
      await note(callId, actor, { action: 'guest.left', details: { reason: 'talkEnded' } });
    },
  });
  const view = createGuestView({
    ...{ guests: () => guests, lookup, origin, findMandate: sides.mandates.findCard },
    getAgentName: async (agentId) => (await identity.getStaff(agentId)).displayName,
    getDepartmentName: (departmentId) => catalogue.getDepartment(departmentId).name,
  });

  /** To the pages of this server: the two sides have it whole, the guest asks. */
  async function tell({ callId, replacedPageId }: GuestTold): Promise<void> {
    if (replacedPageId !== null)
      sockets().emit(`page:${replacedPageId}`, 'session:replaced', { at: clock.now() });
    sockets().emit(`guestOf:${callId}`, 'guest:callChanged', { callId });
    const call = await lookup.findCall(callId);
    if (call === null) return;
    const audiences = [
      `applicant:${call.applicantId}` as const,
      ...(call.agentId === null ? [] : [`agent:${call.agentId}` as const]),
    ].filter((audience) => sockets().has(audience));
    const state = await view.presentState(callId);
    await rooms()
      .find(callId)
      ?.removeGuestsBut((await guests.find(callId)).guest?.guestId ?? null);
    sockets().emit(audiences, 'guest:updated', state);
  }

  return {
    handlers: createGuestHandlers({
      ...{ guests, lookup, view },
      async sendLink(callId, phone, link) {
        const row = await calls.findCall(callId);
        const text = guestText(row?.locale ?? 'zh-Hans', link);
        await identity.sendText(phone, { template: 'guestInvitation', text });
      },
    }),
    routes: createGuestRoutes({
      isAtWindow: async (callId) => (await calls.findCall(callId))?.entryPoint === 'window',
      guests,
      view,
      lookup,
      openSession: identity.openGuestSession,
    }),
    guests,
    /** Whoever came by a mandate is nobody any more from the moment that it is over. */
    async findGuest(callId: CallId) {
      const { guest, mandateId } = await guests.find(callId);
      return mandateId === null || (await sides.mandates.isLive(mandateId)) ? guest : null;
    },
    async carry(principal: GuestPrincipal, pageId: string) {
      const { callId, guestId } = principal;
      await guests.change(callId, { kind: 'carry', guestId, pageId }, { role: 'guest', id: guestId });
      return view.presentCall(principal);
    },
    /** What the room writes below a guest's picture. */
    async getCard(callId: CallId, guestId: string): Promise<{ name: string; relation?: GuestRelation }> {
      const { guest } = await guests.find(callId);
      if (guest?.guestId !== guestId) return { name: '' };
      return { name: guests.nameOf(guest), relation: guest.relation };
    },
    handleTold(told: GuestTold): void {
      tell(told).catch((error) =>
        logger.warn({ err: error, callId: told.callId }, 'a third person could not be told of'),
      );
    },
    handleEvent(event: DispatchEvent): void {
      guests.handleEvent(event);
      const callId = event.parentId ?? event.callId;
      if (callId !== null && sockets().has(`guestOf:${callId}`))
        sockets().emit(`guestOf:${callId}`, 'guest:callChanged', { callId });
    },
  };
}

/** In the journal of the call's case. A journal that fails for a moment keeps nobody out of a talk. */
const createNote =
  ({ logger }: Floor, { cases }: Sides) =>
  async (callId: CallId, { role, id }: GuestActor, { action, details }: GuestNote): Promise<void> => {
    try {
      await cases.noteAside(callId, { actorRole: role, actorId: id, action, details });
    } catch (error) {
      logger.error({ err: error, callId, action }, 'a third person is not in the journal of the case');
    }
  };
