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
    if (!who.getState().applicant) dropKept([]);
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
    dropKept(calls.filter(({ endedAt }) => endedAt === null).map(({ callId }) => callId));
  } catch (error) {
    who.setState({ error: toSignalError(error) });
  }
}

export async function signOut(): Promise<void> {
  await api('applicantSession:delete');
  dropTicket();
  dropKept([]);
  who.setState({ applicant: null, calls: null, error: null });
}

/** Files on their way stay on the device as long as their call lives, and as long as it is this person's device. */
function dropKept(liveCallIds: readonly CallId[]): void {
  if (!hasKeptFiles()) return;
  import('../../lib/kept-files.ts').then(
    ({ dropKeptFilesExcept }) => dropKeptFilesExcept(liveCallIds),
    (error) => console.warn('kept files', error),
  );
}
