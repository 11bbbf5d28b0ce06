import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { districtTime } from '../catalogue/opening-hours.ts';
import type { Identity } from '../identity/identity.ts';
import { findOfPanel, findStaff, type RouteContext, type StaffPrincipal } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import { playbackTuning } from '../tuning-playback.ts';
import type { FoundRecording, PlaybackReader, Reader } from './playback-read.repository.ts';
import type { RetentionRepository } from './retention.repository.ts';

type Dependencies = {
  reader: Pick<PlaybackReader, 'findFor'>;
  repository: Pick<RetentionRepository, 'openLook' | 'findLook'>;
  identity: Pick<Identity, 'getStaff'>;
  clock: Clock;
};
export type Looks = ReturnType<typeof createLooks>;
/** Who may ask for recordings at all. */
export type Looker = Pick<StaffPrincipal, 'agentId' | 'sessionId'> & {
  role: StaffPrincipal['role'] | 'convenor';
};

export function asLooker(context: Pick<RouteContext, 'principals'>): Looker {
  const found = findStaff(context) ?? findOfPanel(context);
  if (found === undefined || found.role === 'expert')
    throw new Error('the route lets in staff and convenors only');
  return { role: found.role, agentId: found.agentId, sessionId: found.sessionId };
}

/** Who may know of a recording, and who is looking into it now. */
export function createLooks({ reader, repository, identity, clock }: Dependencies) {
  async function readerOf({ role, agentId }: Looker): Promise<Reader> {
    const { departmentId, regionId } = await identity.getStaff(agentId);
    return { role, agentId, departmentId, regionId };
  }

  /** NOT_FOUND as well for what one may not know of. */
  async function getKnown(recordingId: RecordingId, by: Looker): Promise<FoundRecording> {
    const row = await reader.findFor(recordingId, await readerOf(by));
    if (row === null) throw notFound('the recording');
    return row;
  }

  /** RECORDING_GONE once its bytes were deleted. */
  async function getThere(recordingId: RecordingId, by: Looker): Promise<FoundRecording> {
    const row = await getKnown(recordingId, by);
    if (row.deletedAt !== null)
      throw new AppError('RECORDING_GONE', 'its bytes were deleted when its term was over');
    return row;
  }

  /** What is written over a picture: who looks, when and what for. Always in Chinese, as the papers of the case. */
  async function writeViewer(agentId: AgentId, at: number, reason: string): Promise<string> {
    const { displayName, agentNumber } = await identity.getStaff(agentId);
    const time = districtTime(at).slice(0, 16).replace('T', ' ');
    return `${displayName} ${agentNumber} · ${time} · 仅供：${reason}`;
  }

  return {
    readerOf,
    getKnown,
    getThere,
    writeViewer,

    /** In the journal before anything is served. */
    async open(recordingId: RecordingId, reason: string, by: Looker) {
      const row = await getThere(recordingId, by);
      const openedAt = clock.now();
      const expiresAt = openedAt + playbackTuning.lookMs;
      const { agentId, sessionId } = by;
      const look = { lookId: makeId(), recordingId, agentId, sessionId, reason };
      await repository.openLook(
        row,
        { ...look, openedAt: new Date(openedAt), expiresAt: new Date(expiresAt) },
        by,
      );
      return { row, lookId: look.lookId, watermark: await writeViewer(agentId, openedAt, reason), expiresAt };
    },

    /** The recording, for the account and session that opened the look, while it lasts; NOT_FOUND for all others. */
    async follow(recordingId: RecordingId, lookId: string, by: Looker): Promise<FoundRecording> {
      const look = await repository.findLook(lookId);
      const isTheirs =
        look !== null &&
        look.recordingId === recordingId &&
        look.agentId === by.agentId &&
        look.sessionId === by.sessionId &&
        look.expiresAt.getTime() > clock.now();
      if (!isTheirs) throw notFound('the look');
      // Asked again each time: who may look can change while somebody does.
      return getThere(recordingId, by);
    },
  };
}
