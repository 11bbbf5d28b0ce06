import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { SharedDocument } from '@cloudseat/shared/nouns/document.ts';
import type { AgentId, CallId, GuestId } from '@cloudseat/shared/nouns/ids.ts';
import { Lane, ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import type { Shown } from '../documents/room-word.ts';
import type { RemoteConsumer } from '../media/remote-consumer.ts';
import type { RemoteRoom } from '../media/remote-room.ts';
import { notFound } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { mayConsume, type RoomPhase, type Seat, seatNow } from './lanes.ts';
import { MediaRoom } from './media-room.ts';
import { type Monitors, noMonitors } from './monitor.store.ts';
import { personIdOf } from './person.ts';

const isSupervisor = (peerId: string) => peerId.startsWith('supervisor-');

/** The room of one call on this server: whether the talk runs, who is on hold, what is looked at and read along. */
export class CallRoom extends MediaRoom {
  readonly callId: CallId;
  /** Two people and a third. */
  protected readonly visibleMax = null;
  #phase: RoomPhase = 'preparing';
  #isOnHold = false;
  /** Of the call, as last heard of. */
  #version = 0;
  #shown: Shown = { version: -1, document: null };
  #monitors = noMonitors;

  constructor(callId: CallId, remote: RemoteRoom, logger: Logger, onCaptionsChanged: () => void) {
    super(remote, logger.child({ callId }), onCaptionsChanged);
    this.callId = callId;
  }

  get phase(): RoomPhase {
    return this.#phase;
  }

  documentFor(): SharedDocument | null {
    return this.document;
  }

  /** Nothing is shown before the talk, to whom it only rings at. */
  get document(): SharedDocument | null {
    return this.#phase === 'live' ? this.#shown.document : null;
  }

  /** Whether it was news. */
  setShown(shown: Shown): boolean {
    if (shown.version <= this.#shown.version) return false;
    this.#shown = shown;
    return true;
  }

  get tellsNewsOnly(): boolean {
    return this.#monitors.monitors.length > 0 || [...this.remote.peers.keys()].some(isSupervisor);
  }

  /** Where supervisors are. Whether it was news. */
  setMonitors(monitors: Monitors): boolean {
    if (monitors.version <= this.#monitors.version) return false;
    this.#monitors = monitors;
    return true;
  }

  /** Supervisors who are out, and pages of those who have opened another. */
  async removeMonitorsWhoLeft(onOut: (pageId: string) => void): Promise<void> {
    const gone = [...this.remote.peers.keys()].filter(
      (peerId) => isSupervisor(peerId) && this.#findMonitor(peerId) === undefined,
    );
    for (const local of this.locals.values()) {
      if (local.person.role !== 'supervisor') continue;
      const pageId = this.#findMonitor(local.peerId)?.pageId;
      if (pageId === local.pageId) continue;
      this.locals.delete(local.peerId);
      onOut(local.pageId);
    }
    await Promise.all(
      gone.map((peerId) => this.remove({ role: 'supervisor', id: personIdOf(peerId) as AgentId })),
    );
  }

  #findMonitor(peerId: PeerId) {
    const supervisorId = personIdOf(peerId);
    return this.#monitors.monitors.find((monitor) => monitor.supervisorId === supervisorId);
  }

  /** Lets media flow, or stops all of it. Resolves when the node has done so. */
  async setPhase(phase: RoomPhase): Promise<void> {
    if (this.#phase === phase) return;
    this.#phase = phase;
    this.logger.info({ phase }, 'room phase');
    await this.reconcile();
  }

  /**
   * The applicant is put on hold or brought back. What must stop is stopped for everybody, whichever server they are connected
   * to: it may be gone, and the media go on without it. What is older than what was heard before changes nothing, unless the call
   * begins anew: put back after Redis lost its data, it counts from one.
   */
  async setHold(heldAt: number | null, version: number, isAnew = false): Promise<void> {
    const isOnHold = heldAt !== null;
    if (version < this.#version && !isAnew) return;
    this.#version = version;
    const wasOnHold = this.#isOnHold;
    this.#isOnHold = isOnHold;
    this.captions.setAudience(heldAt === null ? '' : `held-${heldAt}`);
    if (wasOnHold === isOnHold) return;
    this.logger.info({ isOnHold }, 'room hold');
    await this.reconcile();
  }

  /** Those connected here; other servers do the same for theirs. */
  async removeAgentsBut(agentId: AgentId | null): Promise<void> {
    const others = [...this.locals.values()].filter(
      ({ person }) => person.role === 'agent' && person.id !== agentId,
    );
    await Promise.all(others.map(({ person }) => this.remove(person)));
  }

  /** Wherever they are connected. */
  async removeGuestsBut(guestId: GuestId | null): Promise<void> {
    const others = [...this.remote.peers]
      .filter(([peerId, { role }]) => role === 'guest' && personIdOf(peerId) !== guestId)
      .map(([peerId]) => personIdOf(peerId) as GuestId);
    await Promise.all(others.map((id) => this.remove({ role: 'guest', id })));
  }

  seatOf(peerId: PeerId): Seat {
    return seatNow(this.#seatOutsideHold(peerId), this.#isOnHold);
  }

  #seatOutsideHold(peerId: PeerId): Seat {
    const appData = this.remote.peers.get(peerId);
    const role = ParticipantRole.safeParse(appData?.role);
    const lane = Lane.safeParse(appData?.lane);
    if (!role.success || !lane.success) throw notFound('the participant');
    // Whoever listens in is where the server says, and nowhere once they are out.
    if (role.data === 'supervisor')
      return { role: role.data, lane: this.#findMonitor(peerId)?.lane ?? 'held' };
    return { role: role.data, lane: lane.data };
  }

  /** Whoever may get this speaker's media once the room is live and nobody is on hold sets their side up beforehand. */
  mayList(viewer: PeerId, speaker: PeerId): boolean {
    return mayConsume(this.#seatOutsideHold(viewer), this.#seatOutsideHold(speaker), 'live');
  }

  namedPeers(): [PeerId, ParticipantRole][] {
    return [...this.remote.peers.keys()].map((peerId) => [peerId, this.seatOf(peerId).role]);
  }

  presentCaptions(viewer: PeerId) {
    return this.#phase === 'live' ? this.captions.present(viewer) : null;
  }

  presentSitting(): null {
    return null;
  }

  /** Those of anybody that flow although the applicant is on hold, or a supervisor has not let themself be heard. */
  protected flowingAgainstTheRules(): RemoteConsumer[] {
    const unallowed = this.flowingUnallowed();
    if (this.#isOnHold) return unallowed;
    const speakers = new Map(this.remote.producers.map(({ producerId, peerId }) => [producerId, peerId]));
    return unallowed.filter(
      ({ peerId, producerId }) => isSupervisor(peerId) || isSupervisor(speakers.get(producerId) ?? ''),
    );
  }
}
