import type { WhoAmI } from '@cloudseat/shared/contract/routes.ts';
import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import { createStore } from 'zustand/vanilla';
import { api } from '../../lib/http.ts';
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
    who.setState({ calls: (await api('call:listOwn')).calls, error: null });
  } catch (error) {
    who.setState({ error: toSignalError(error) });
  }
}

export async function signOut(): Promise<void> {
  await api('applicantSession:delete');
  dropTicket();
  who.setState({ applicant: null, calls: null, error: null });
}
