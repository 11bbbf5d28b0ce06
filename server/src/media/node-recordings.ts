import { Readable } from 'node:stream';
import type { SfuEventData, SfuOutput } from '@cloudseat/shared/contract/sfu.ts';
import { type sfuRecordingEvents, sfuRecordingFilePath } from '@cloudseat/shared/contract/sfu-recording.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { AppError } from '../platform/errors.ts';
import type { NodeLink } from './node-link.ts';
import { nodeLost } from './sfu-failures.ts';
import { mediaTuning } from './tuning.ts';

type RecordingEventName = keyof typeof sfuRecordingEvents;
/** What a node's recorder tells: of every room, also when it is closed already. */
export type RecordingEvent = {
  [Name in RecordingEventName]: { event: Name; data: SfuEventData<Name> };
}[RecordingEventName];

/** The recordings on one node that need no open room. Requests reject with MEDIA_NODE_LOST while the node is out of reach. */
export class NodeRecordings {
  readonly #link: Pick<NodeLink, 'request'>;
  readonly #url: string;
  readonly #secret: string;

  constructor(link: Pick<NodeLink, 'request'>, options: { url: string; secret: string }) {
    this.#link = link;
    this.#url = options.url;
    this.#secret = options.secret;
  }

  /** Ends it; its last segments are told before this resolves. Again, or of what never began: the same answer. */
  async finish(roomId: RoomId, recordingId: RecordingId): Promise<{ segmentCount: number }> {
    return this.#link.request('recording:finish', { roomId, recordingId });
  }

  /** What lies there and was not dropped yet, of one recording or (null) of all. */
  list(recordingId: RecordingId | null): Promise<SfuOutput<'recording:listKept'>> {
    return this.#link.request('recording:listKept', { recordingId });
  }

  /** The node deletes its copies. Those that are gone already are no error. */
  async drop(recordingId: RecordingId, fileNames: readonly string[]): Promise<void> {
    for (let start = 0; start < fileNames.length; start += 500) {
      await this.#link.request('recording:drop', {
        recordingId,
        fileNames: fileNames.slice(start, start + 500),
      });
    }
  }

  /** The bytes of a segment. NOT_FOUND: it was dropped, or never was. */
  async fetch(recordingId: RecordingId, fileName: string, signal?: AbortSignal): Promise<Readable> {
    const url = new URL(sfuRecordingFilePath(recordingId, fileName), this.#url);
    url.protocol = url.protocol === 'wss:' ? 'https:' : 'http:';
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), mediaTuning.keptFileAnswerMs);
    try {
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${this.#secret}` },
        signal: signal === undefined ? deadline.signal : AbortSignal.any([deadline.signal, signal]),
        redirect: 'error',
      });
      if (response.ok && response.body !== null) return Readable.from(response.body);
      await response.body?.cancel();
      if (response.status === 404) throw new AppError('NOT_FOUND', `${fileName} is not kept on the node`);
      throw nodeLost(`the node answered ${response.status} for ${fileName}`);
    } catch (error) {
      throw error instanceof AppError ? error : nodeLost(`${fileName} could not be read`, error);
    } finally {
      clearTimeout(timer);
    }
  }
}
