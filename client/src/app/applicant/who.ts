import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore } from 'zustand/vanilla';
import { api } from '../../lib/http.ts';
import { hasKeptFiles } from '../../lib/kept-mark.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { dropTicket } from './ticket-memory.ts';

type Who = {
  /** Null while it is not known whether somebody is signed in. */
  applicant: WhoAmI['applicant'] | undefined;
  calls: readonly CallSummary[] | null;
  error: SignalError | null;
};

/** Who is signed in on this browser, and their calls, for the home page's banner and 我的办件. */
export const who = createStore<Who>()(() => ({ applicant: undefined, calls: null, error: null }));

export async function loadWho(): Promise<void> {
  try {
    setWho(await api('session:get'));
    if (!who.getState().applicant && hasKeptFiles()) void dropKept([]);
    await loadCalls();
  } catch (error) {
    who.setState({ error: toSignalError(error) });
  }
}

export function setWho({ applicant }: WhoAmI): void {
  who.setState({ applicant, error: null });
}

export async function loadCalls(): Promise<void> {
  if (!who.getState().applicant) return;
  try {
    const { calls } = await api('call:listOwn');
    who.setState({ calls, error: null });
    const liveCallIds = calls.filter(({ endedAt }) => endedAt === null).map(({ callId }) => callId);
    if (hasKeptFiles()) void dropKept(liveCallIds);
  } catch (error) {
    who.setState({ error: toSignalError(error) });
  }
}

export async function signOut(): Promise<void> {
  await endUploads();
  await api('applicantSession:delete');
  dropTicket();
  // Whatever the mark says: it may have been lost, and the next person is another one.
  void dropKept([]);
  who.setState({ applicant: null, calls: null, error: null });
}

/** Files on their way stay on the device as long as their call lives, and as long as it is this person's device. */
async function dropKept(liveCallIds: readonly CallId[]): Promise<void> {
  try {
    const { dropKeptFilesExcept } = await import('../../lib/kept-files.ts');
    await dropKeptFilesExcept(liveCallIds);
  } catch (error) {
    console.warn('kept files', error);
  }
}

/** Before the cookie is another's. What cannot be loaded has sent nothing. */
async function endUploads(): Promise<void> {
  try {
    (await import('../../features/materials/uploads.ts')).endUploads();
  } catch (error) {
    console.warn('uploads', error);
  }
}
