import type { ReportSectionId } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertReviewId, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { applyUpdate, Doc, mergeUpdates } from 'yjs';
import { api } from '../../lib/http.ts';
import { toSignalError } from '../../lib/signal-error.ts';

export type ReportPhase = 'loading' | 'saved' | 'unsaved' | 'failed';
type Options = {
  reviewId: ExpertReviewId;
  /** Null: only reads. */
  seatId: PanelSeatId | null;
  /** Text not yet on the server survives a reload here. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  onChange: () => void;
};

/** Others see a sentence grow; a closed laptop loses half of one at most, and finds it here again. */
const sendAfterMs = 400;
const retryAfterMs = 3_000;

const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const toBytes = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

export type ReportPage = ReturnType<typeof createReportPage>;

/**
 * The report in this page: what is typed here goes to the server a moment later, what others type comes from it. Two who write at once
 * lose nothing, on whatever servers they are; what could not be sent is kept in this tab and sent when it can be.
 */
export function createReportPage({ reviewId, seatId, storage, onChange }: Options) {
  const doc = new Doc();
  const params = { reviewId };
  const key = `cloudseat.report.${reviewId}`;
  let [seq, wanted] = [0, 0];
  let writers = new Map<number, PanelSeatId>();
  let unsent: Uint8Array[] = [];
  let [phase, isSending, isReading, hasClosed]: [ReportPhase, boolean, boolean, boolean] = [
    'loading',
    false,
    false,
    false,
  ];
  let section: ReportSectionId | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** While a word is being composed nothing moves under it. */
  let held: Uint8Array[] | null = null;

  function setPhase(next: ReportPhase): void {
    phase = next;
    if (!hasClosed) onChange();
  }
  function keep(): void {
    try {
      if (unsent.length === 0) storage.removeItem(key);
      else storage.setItem(key, toBase64(mergeUpdates(unsent)));
    } catch {
      // A full or forbidden storage: the words are still in the page.
    }
  }
  function sendSoon(afterMs: number): void {
    clearTimeout(timer);
    if (!hasClosed) timer = setTimeout(() => void send(), afterMs);
  }

  async function send(): Promise<void> {
    if (isSending || seatId === null || unsent.length === 0) return;
    isSending = true;
    // What is typed until the answer comes is none of it.
    const sent = [...unsent];
    try {
      const body = { update: toBase64(mergeUpdates(sent)), sectionId: section };
      await api('expertReport:write', { params, body });
      unsent = unsent.slice(sent.length);
      keep();
      setPhase(unsent.length === 0 ? 'saved' : 'unsaved');
      if (unsent.length > 0) sendSoon(sendAfterMs);
    } catch (error) {
      setPhase('failed');
      if (toSignalError(error).isRetryable) sendSoon(retryAfterMs);
    } finally {
      isSending = false;
    }
  }

  /** What others wrote since; told of more meanwhile, it asks again. */
  async function read(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      do {
        const got = await api('expertReport:read', { params, query: { since: String(seq) } });
        seq = got.seq;
        writers = new Map(got.writers.map((writer) => [writer.clientId, writer.seatId]));
        if (got.update !== null) {
          if (held) held.push(toBytes(got.update));
          else applyUpdate(doc, toBytes(got.update), 'server');
        }
      } while (seq < wanted && !hasClosed);
      if (phase === 'loading') setPhase(unsent.length === 0 ? 'saved' : 'unsaved');
      else if (!hasClosed) onChange();
    } finally {
      isReading = false;
    }
  }

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') {
      unsent.push(update);
      keep();
      setPhase('unsaved');
      sendSoon(sendAfterMs);
    } else if (!hasClosed) onChange();
  });
  const left = seatId === null ? null : storage.getItem(key);
  if (left !== null) {
    // It may rest on what the server has: until that is here, Yjs holds it back.
    unsent.push(toBytes(left));
    applyUpdate(doc, toBytes(left), 'server');
    sendSoon(sendAfterMs);
  }

  return {
    doc,
    get phase() {
      return phase;
    },
    read,
    seatOf: (clientId: number): PanelSeatId | null =>
      writers.get(clientId) ?? (clientId === doc.clientID ? seatId : null),
    /** Somebody wrote up to there. */
    hear(upTo: number): void {
      wanted = Math.max(wanted, upTo);
      if (wanted > seq) void read().catch(() => {});
    },
    /** Where whoever is here writes: others see it. */
    goTo(next: ReportSectionId | null): void {
      section = next;
      if (seatId !== null)
        void api('expertReport:write', { params, body: { update: null, sectionId: next } }).catch(() => {});
    },
    hold(): void {
      held ??= [];
    },
    release(): void {
      const waiting = held ?? [];
      held = null;
      for (const update of waiting) applyUpdate(doc, update, 'server');
    },
    flush: send,
    close(): void {
      clearTimeout(timer);
      void send();
      hasClosed = true;
    },
  };
}
