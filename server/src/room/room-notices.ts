import type { SfuEventData } from '@cloudseat/shared/contract/sfu.ts';
import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { Caption } from '@cloudseat/shared/nouns/caption.ts';
import { type CallId, ParticipantId, type RequestId, type RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { unknownLink } from '@cloudseat/shared/nouns/link-steps.ts';
import type { ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import { LinkState } from '@cloudseat/shared/nouns/network.ts';
import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import type { RoomView, StillSource } from '@cloudseat/shared/nouns/room.ts';
import type { SittingMessage } from '@cloudseat/shared/nouns/sitting-message.ts';
import type { CaptionWishes } from '../captions/caption-wishes.ts';
import { isOwnersOwn, type RoomWord, type Shown } from '../documents/room-word.ts';
import type { Clock } from '../platform/clock.ts';
import { sittingTuning } from '../tuning-sittings.ts';
import type { CallRoom } from './call-room.ts';
import { mayUse } from './lanes.ts';
import type { MediaRoom } from './media-room.ts';
import { type Person, peerIdOf, personIdOf } from './person.ts';
import type { ReviewRoom } from './review-room.ts';
import { type PersonCard, presentRoom } from './room-view.ts';
import type { RoomClosedReason } from './rooms.ts';
import { type LineTold, presentLine } from './sitting-messages.ts';

export type StillContent = { source: StillSource; picture: string };
export type Still = StillContent & { roomId: RoomId; participantId: ParticipantId; at: number };
export type CaptionTold = { roomId: RoomId; participantId: ParticipantId; caption: Caption };
type Options = {
  clock: Clock;
  /** Who a participant of a room is, a call's or (null) a review's; asked for once each. */
  getCard: (callId: CallId | null, role: ParticipantRole, personId: string) => Promise<PersonCard>;
  /** The room's recorder, as one of its participants sees it. */
  findRecording: (roomId: RoomId, selfId: PeerId) => RoomRecording | null;
  send: (pageId: string, room: RoomView) => void;
  sendStill: (pageId: string, still: Still) => void;
  sendWord: (pageId: string, word: RoomWord) => void;
  sendCaption: (pageId: string, told: CaptionTold) => void;
  sendLine: (pageId: string, told: { message: SittingMessage; requestId: RequestId }) => void;
  sendClosed: (
    pageId: string,
    closed: { callId: CallId | null; roomId: RoomId; reason: RoomClosedReason },
  ) => void;
};

/** Tells the pages of this server how their rooms stand. What changes in one turn of the loop is told once. */
export function createRoomNotices({
  clock,
  getCard,
  findRecording,
  send,
  sendStill,
  sendWord,
  sendCaption,
  sendLine,
  sendClosed,
}: Options) {
  const cards = new Map<PeerId, PersonCard>();
  const links = new Map<string, LinkState>();
  const due = new Set<MediaRoom>();
  /** When pages were told last, and what each has been shown, without its version. */
  const toldAt = new WeakMap<MediaRoom, number>();
  const lastTold = new WeakMap<MediaRoom, Map<string, string>>();
  let lastVersion = 0;

  /** Grows over all servers a page may come to, since it follows the clock. */
  const nextVersion = () => {
    lastVersion = Math.max(lastVersion + 1, clock.now());
    return lastVersion;
  };
  const present = (room: MediaRoom, viewer: Person): RoomView =>
    presentRoom(room, viewer, {
      version: nextVersion(),
      cardOf: (peerId) => cards.get(peerId) ?? { name: '' },
      linkOf: (peerId) => links.get(`${room.roomId}/${peerId}`) ?? unknownLink,
      recording: findRecording(room.roomId, peerIdOf(viewer)),
    });

  async function learnNames(room: MediaRoom): Promise<void> {
    for (const [peerId, role] of room.namedPeers())
      if (!cards.has(peerId)) cards.set(peerId, await getCard(room.callId, role, personIdOf(peerId)));
  }

  function changed(room: MediaRoom): void {
    if (due.has(room)) return;
    due.add(room);
    const tellAll = async () => {
      await learnNames(room).catch(() => undefined);
      due.delete(room);
      tell(room);
    };
    const waitMs = room.callId === null ? tellInMs(room) : 0;
    if (waitMs > 0) setTimeout(tellAll, waitMs).unref();
    else setImmediate(tellAll);
  }

  /** Many come and go in a review's room: what changes within a moment is told once. */
  const tellInMs = (room: MediaRoom) =>
    Math.max(0, (toldAt.get(room) ?? 0) + sittingTuning.tellEveryMs - clock.now());

  function tell(room: MediaRoom): void {
    if (room.remote.isClosed) return;
    toldAt.set(room, clock.now());
    for (const { person, pageId } of room.locals.values()) {
      const view = present(room, person);
      if (isNews(room, pageId, view) || !room.tellsNewsOnly) send(pageId, view);
    }
  }

  /** Whoever waits outside does not even learn that something happens inside, nor anybody that they are listened to. */
  function isNews(room: MediaRoom, pageId: string, view: RoomView): boolean {
    const told = lastTold.get(room) ?? new Map<string, string>();
    lastTold.set(room, told);
    const text = JSON.stringify({ ...view, version: 0 });
    if (told.get(pageId) === text) return false;
    told.set(pageId, text);
    return true;
  }

  /** What the pages wait for: before anything else of this turn, such as the queries for the desk's next view. */
  function changedAtOnce(room: MediaRoom): void {
    if (room.namedPeers().every(([peerId]) => cards.has(peerId))) tell(room);
    else changed(room);
  }

  return {
    present,
    learnNames,
    changed,
    changedAtOnce,
    /** Before it returns, were some names not known yet. */
    tellNow(room: MediaRoom): void {
      tell(room);
      if (!room.namedPeers().every(([peerId]) => cards.has(peerId))) changed(room);
    },
    /** One page is out; the room goes on. */
    out({ callId, roomId }: MediaRoom, pageId: string, reason: RoomClosedReason): void {
      sendClosed(pageId, { callId, roomId, reason });
    },
    closed(room: MediaRoom, reason: RoomClosedReason): void {
      const { callId, roomId } = room;
      for (const { pageId } of room.locals.values()) sendClosed(pageId, { callId, roomId, reason });
      for (const [peerId] of room.namedPeers()) {
        cards.delete(peerId);
        links.delete(`${roomId}/${peerId}`);
      }
    },
    /** To those connected here who may see the speaker now. */
    still(room: MediaRoom | null, person: Person, content: StillContent): void {
      if (!room || room.remote.isClosed) return;
      const speakerId = peerIdOf(person);
      if (!room.remote.peers.has(speakerId)) return;
      const still = {
        ...{ roomId: room.roomId, participantId: ParticipantId.parse(speakerId) },
        ...{ ...content, at: clock.now() },
      };
      for (const { peerId, pageId, person: viewer } of room.locals.values()) {
        const mayLook = mayUse(viewer.role, content.source) && room.mayConsumeNow(peerId, speakerId);
        if (peerId !== speakerId && mayLook) sendStill(pageId, still);
      }
    },
    /**
     * To those connected here who may see whose word it is; what is kept goes to its owner as well, for the order. A guest does
     * not see the page it is about.
     */
    word(room: MediaRoom | null, fromId: PeerId, word: RoomWord): void {
      if (!room || room.remote.isClosed) return;
      for (const { peerId, pageId, person } of room.locals.values())
        if (person.role === 'guest') continue;
        else if (peerId === fromId ? !isOwnersOwn(word) : room.mayConsumeNow(peerId, fromId))
          sendWord(pageId, word);
    },
    /** What somebody said, to those connected here who want to read it and may have heard it. */
    caption(room: MediaRoom, { peerId, audience, caption }: SfuEventData<'caption:told'>): void {
      const told = { roomId: room.roomId, participantId: ParticipantId.parse(peerId), caption };
      for (const viewer of room.locals.values())
        if (room.captions.mayTell(viewer.peerId, peerId, audience)) sendCaption(viewer.pageId, told);
    },
    /** A line of chat, to those connected here who are inside and may read it, each by their own count. */
    line(room: ReviewRoom, { line, requestId }: Pick<LineTold, 'line' | 'requestId'>): void {
      for (const { peerId, pageId } of room.locals.values())
        if (room.readsLine(peerId, line.phase)) {
          const isWhole = room.readsLine(peerId, 'closedDeliberation');
          sendLine(pageId, { message: presentLine(line, isWhole), requestId });
        }
    },
    captionWishes(room: MediaRoom | null, wishes: CaptionWishes): void {
      if (room?.captions.setWishes(wishes)) changedAtOnce(room);
    },
    /** What both sides look at changed, wherever the agent is connected. */
    shown(room: CallRoom | null, shown: Shown): void {
      if (room?.setShown(shown)) changedAtOnce(room);
    },
    /** The same of a review, in the part of it that the key says. */
    shownInReview(room: ReviewRoom | null, key: string, shown: Shown): void {
      if (room?.setShown(key, shown)) changedAtOnce(room);
    },
    /** What a page anywhere told of its own link, told again now and then for servers that were not there. */
    setLink(room: MediaRoom | null, person: Person, link: unknown): void {
      const parsed = LinkState.safeParse(link);
      if (!room || !parsed.success) return;
      const key = `${room.roomId}/${peerIdOf(person)}`;
      if (JSON.stringify(links.get(key)) === JSON.stringify(parsed.data)) return;
      links.set(key, parsed.data);
      changed(room);
    },
  };
}
