import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RecorderStatus, RecordingFeed, SegmentNote } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Lane } from '@cloudseat/shared/nouns/media-source.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { pino } from 'pino';
import type { CaseWriter } from '../../cases/case-write.repository.ts';
import { nodeLost } from '../../media/sfu-failures.ts';
import type { Database } from '../../platform/db.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { makeId, sha256Hex } from '../../platform/ids.ts';
import { Lifetime } from '../../platform/lifetime.ts';
import type { Redis } from '../../platform/redis.ts';
import { createTestClock } from '../../platform/test-support/test-clock.ts';
import type { FollowedRoom, RecorderHandle, RoomLook } from '../followed-room.ts';
import { createGapRepository } from '../gap.repository.ts';
import { createRecordClerk } from '../record-clerk.ts';
import { createRecordLeaseStore } from '../record-lease.store.ts';
import { createRecordWishStore } from '../record-wishes.store.ts';
import { createRecordingRepository, type RecordingRow } from '../recording.repository.ts';
import { createRecordingEnds } from '../recording-ends.ts';
import { FileMismatch, type RecordingFiles } from '../recording-files.ts';
import { createRecordingNodeRepository } from '../recording-node.repository.ts';
import { createRecordings, type RecorderEvent, type Recordings } from '../recordings.ts';
import { createSegmentRepository } from '../segment.repository.ts';
import { createSegmentIntake } from '../segment-intake.ts';
import { makeSegment } from './notes.ts';

type Listening = {
  isDead: boolean;
  serverId: string;
  recordings: Pick<Recordings, 'handleRecorder' | 'changed'>;
  close(): Promise<void>;
};

/** A media node as its servers see it: what it was asked to write, and what lies on its disk. */
export class FakeNode {
  readonly nodeId: string;
  readonly feeds = new Map<RecordingId, RecordingFeed>();
  readonly kept = new Map<string, { note: SegmentNote; bytes: Buffer }>();
  readonly finished = new Set<RecordingId>();
  asked: RecordingFeed[][] = [];
  refusal: 'recorder' | 'disk' | null = null;
  isGone = false;
  /** Who is on it; null: everybody. */
  peerIds: Set<string> | null = null;
  readonly #servers: Listening[];
  #count = 0;

  constructor(nodeId: string, servers: Listening[]) {
    this.nodeId = nodeId;
    this.#servers = servers;
  }

  handleOf(roomId: RoomId) {
    return {
      nodeId: this.nodeId,
      isClosed: false,
      isInterrupted: false,
      peers: { has: (peerId: string) => this.peerIds?.has(peerId) ?? true },
      setRecording: async (feeds: RecordingFeed[]): Promise<RecorderStatus[]> => {
        this.#assertThere();
        this.asked.push(feeds);
        if (this.refusal !== null && feeds.some(({ peerIds }) => peerIds.length > 0))
          throw new AppError('UNAVAILABLE', 'no recorder', { problem: this.refusal });
        for (const feed of feeds) this.feeds.set(feed.recordingId, feed);
        return feeds.map((feed) => this.statusOf(roomId, feed));
      },
    };
  }

  statusOf(roomId: RoomId, { recordingId, peerIds, cause }: RecordingFeed): RecorderStatus {
    const state = peerIds.length === 0 ? 'resting' : 'recording';
    return { recordingId, roomId, state, cause, since: 0 };
  }

  /** Whom it writes, of all recordings. */
  get written(): string[] {
    return [...this.feeds.values()].flatMap(({ peerIds }) => peerIds).sort();
  }

  /** A segment is whole: every server is told. */
  close(roomId: RoomId, recordingId: RecordingId, changes: Partial<SegmentNote> = {}): SegmentNote {
    const segment = makeSegment(recordingId, this.#count, {
      fileName: `${this.nodeId}-${this.#count}.webm`,
      ...changes,
    });
    this.#count += 1;
    this.kept.set(segment.note.fileName, segment);
    this.tell({ event: 'recording:segmentClosed', data: { roomId, segment: segment.note } });
    return segment.note;
  }

  tell(told: RecorderEvent): void {
    for (const server of this.#servers)
      if (!server.isDead) server.recordings.handleRecorder(this.nodeId as never, told);
  }

  list(recordingId: RecordingId | null) {
    this.#assertThere();
    const segments = [...this.kept.values()]
      .map(({ note }) => note)
      .filter((note) => recordingId === null || note.recordingId === recordingId);
    return { segments: segments.slice(0, 2), gaps: [], hasMore: segments.length > 2 };
  }

  fetch(fileName: string): Readable {
    this.#assertThere();
    const found = this.kept.get(fileName);
    if (!found) throw notFound('the file');
    return Readable.from([found.bytes]);
  }

  drop(fileNames: readonly string[]): void {
    this.#assertThere();
    for (const fileName of fileNames) this.kept.delete(fileName);
  }

  finish(recordingId: RecordingId): void {
    this.#assertThere();
    this.finished.add(recordingId);
  }

  #assertThere(): void {
    if (this.isGone) throw nodeLost('the node is gone');
  }
}

/** What is stored, in memory. */
export function createMemoryFiles() {
  const kept = new Map<string, Buffer>();
  const state = { level: 'ample' as Awaited<ReturnType<RecordingFiles['level']>>, isBroken: false };
  return {
    kept,
    state,
    async put(key: string, bytes: Readable | Uint8Array, expected?: { byteCount: number; sha256: string }) {
      const all = bytes instanceof Readable ? await buffer(bytes) : Buffer.from(bytes);
      if (state.isBroken) throw new Error('the store is out of reach');
      const facts = { byteCount: all.length, sha256: sha256Hex(all) };
      if (expected && expected.sha256 !== facts.sha256) throw new FileMismatch('another file');
      kept.set(key, all);
      return facts;
    },
    level: async () => state.level,
  };
}

export type FakeServer = ReturnType<TestRecordDistrict['startServer']>;

/** Servers that share a database, a Redis and media nodes, and one room that some of them have pages in. */
export class TestRecordDistrict {
  readonly clock = createTestClock();
  readonly files = createMemoryFiles();
  readonly roomId = makeId() as RoomId;
  readonly servers: Listening[] = [];
  readonly nodes = new Map<string, FakeNode>();
  look: RoomLook = {
    ...{ callId: null, reviewId: null, caseId: null, departmentId: 'd1', hasBegun: true, isOver: false },
    ...{ rests: null, needsConsent: true, agreedGuests: [], consent: null },
  };
  seats: { role: 'applicant' | 'agent' | 'guest'; personId: string; lane: Lane }[] = [
    { role: 'applicant', personId: 'u1', lane: 'main' },
    { role: 'agent', personId: 'a1', lane: 'main' },
  ];
  kind: FollowedRoom['kind'] = 'call';
  readonly #deps: { db: Database; redis: Redis; writer: Pick<CaseWriter, 'change'> };
  readonly #tenant = makeId();

  constructor(deps: { db: Database; redis: Redis; writer: Pick<CaseWriter, 'change'> }) {
    this.#deps = deps;
  }

  addNode(nodeId: string): FakeNode {
    const node = new FakeNode(nodeId, this.servers);
    this.nodes.set(nodeId, node);
    return node;
  }

  agree(allowsRecording = true): void {
    const consentId = makeId();
    const consent = { consentId, version: 'v1', sha256: 'h', allowsRecording, givenAt: this.clock.now() };
    this.look = { ...this.look, consent };
  }

  /** The room as one server has it, on a node. */
  roomOn(...nodes: FakeNode[]): FollowedRoom & { handles: RecorderHandle[] } {
    const handles = nodes.map((node) => node.handleOf(this.roomId));
    return {
      ...{ roomId: this.roomId, kind: this.kind, handles, listRecorders: () => handles },
      listSeats: () =>
        this.seats.map(({ role, personId, lane }) => ({
          ...{ role, lane, peerId: PeerId.parse(`${role}-${personId}`) },
        })),
      look: async () => this.look,
      describe: async (role, personId) => ({ displayName: `${role} ${personId}`, departmentId: null }),
    };
  }

  startServer() {
    const { db, redis, writer } = this.#deps;
    const { clock, files } = this;
    const serverId = makeId();
    const lifetime = new Lifetime();
    const logger = pino({ level: process.env.CLOUDSEAT_TEST_LOG_LEVEL ?? 'silent' });
    const repository = createRecordingRepository(db, writer);
    const nodes = createRecordingNodeRepository(db);
    const segments = createSegmentRepository(db);
    const gaps = createGapRepository(db, repository);
    const leases = createRecordLeaseStore(redis, this.#tenant, serverId);
    const wishes = createRecordWishStore(redis, this.#tenant);
    const nodeOf = (nodeId: string) => {
      const node = this.nodes.get(nodeId);
      if (!node) throw nodeLost('unknown');
      return node;
    };
    const intake = createSegmentIntake({
      ...{ files, segments, gaps, clock, logger },
      kept: {
        listKept: async (nodeId, recordingId) => nodeOf(nodeId).list(recordingId),
        fetchKept: async (nodeId, _recordingId, fileName) => nodeOf(nodeId).fetch(fileName),
        dropKept: async (nodeId, _recordingId, fileNames) => nodeOf(nodeId).drop(fileNames),
      },
    });
    const completed: RecordingRow[] = [];
    const ends = createRecordingEnds({
      ...{ recordings: repository, nodes, segments, gaps, intake, leases, clock, logger },
      finishOn: async (nodeId, _roomId, recordingId) => nodeOf(nodeId).finish(recordingId),
      onComplete: (row) => completed.push(row),
    });
    const finishing: Promise<unknown>[] = [];
    const recordings = createRecordings({
      ...{ recordings: repository, nodes, segments, gaps, intake, wishes, leases, clock, logger, lifetime },
      level: files.level,
      onEnded: (row) => finishing.push(ends.finish(row).catch(() => undefined)),
      onChanged: () => undefined,
      announce: async (roomId) => {
        for (const other of this.servers)
          if (other.serverId !== serverId && !other.isDead) other.recordings.changed(roomId);
      },
    });
    const clerk = createRecordClerk({
      ...{ recordings: repository, ends, leases, clock, logger },
      isFollowed: recordings.isFollowed,
      findOver: async () => (this.look.isOver ? clock.now() : null),
    });
    const server = {
      ...{ serverId, recordings, repository, gaps, segments, nodes, wishes, leases, clerk, completed },
      isDead: false,
      /** Gone without a word: its lease runs out some time later. */
      async die(): Promise<void> {
        server.isDead = true;
        await lifetime.close();
        // A server that closes gives its lease back; one that is killed does not.
        await leases.take(recordingRoom());
      },
      close: () => lifetime.close(),
      settle: () => Promise.all(finishing),
    };
    const recordingRoom = () => this.roomId as string;
    this.servers.push(server);
    return server;
  }

  /** The lease of whoever leads runs out. */
  async expireLeases(): Promise<void> {
    const keys = await this.#deps.redis.keys(`*${this.#tenant}}:record-lease:*`);
    if (keys.length > 0) await this.#deps.redis.del(...keys);
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.close()));
  }
}
