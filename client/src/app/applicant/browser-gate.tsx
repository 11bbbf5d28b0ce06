import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { type ReactNode, Suspense } from 'react';
import { useSearch } from 'wouter';
import { useStore } from 'zustand';
import { findEntry } from '../../features/entry/entry-memory.ts';
import { makeResumeLink } from '../../features/switch-device/resume-link.ts';
import { startAddress } from '../../features/way-out/way-out-link.ts';
import { currentVerdict } from '../../lib/capabilities.ts';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { who } from './who.ts';
import { readWish, startPath } from './wish.ts';

// With their words, and only where a browser cannot do everything.
const WayOutPage = lazyWithWords(
  async () => (await import('../../features/way-out/way-out-page.tsx')).WayOutPage,
  ['browser'],
);
const ReceiveOnlyNotice = lazyWithWords(
  async () => (await import('../../features/way-out/receive-only-notice.tsx')).ReceiveOnlyNotice,
  ['browser'],
);

/** A link for another browser: to the same matter, or to the place in line; signed in where this one is. */
function useWayOut(target: string | null) {
  const { applicant } = useStore(who);
  const isSecret = Boolean(applicant);
  async function makeLink() {
    if (isSecret) return makeResumeLink(target);
    return { link: `${window.location.origin}${target ?? '/waiting'}`, expiresAt: null };
  }
  return { isSecret, makeLink };
}

const useStartTarget = (matterId: MatterId): string =>
  startAddress({ matterId, entryCode: findEntry()?.code ?? null, search: useSearch() });

/** Before a ticket: what follows, where this browser can do it. A message in writing needs no sound. */
export function StartGate({ matterId, children }: { matterId: MatterId; children: ReactNode }) {
  const verdict = currentVerdict();
  const wish = readWish(useSearch());
  const wayOut = useWayOut(useStartTarget(matterId));
  if (verdict !== 'tooOld' && (verdict !== 'textOnly' || wish !== 'talk')) return children;
  return (
    <WayOutPage
      {...wayOut}
      verdict={verdict}
      backTo={`/matters/${matterId}`}
      hasTicket={false}
      messageTo={verdict === 'textOnly' ? startPath(matterId, 'message') : null}
    />
  );
}

/** Said before the ticket is taken. */
export function BrowserNotice({ matterId }: { matterId: MatterId }) {
  const wayOut = useWayOut(useStartTarget(matterId));
  if (currentVerdict() !== 'receiveOnly') return null;
  return (
    <Suspense fallback={null}>
      <ReceiveOnlyNotice {...wayOut} />
    </Suspense>
  );
}

/** With a ticket: the place is kept for the browser that can talk. */
export function TicketGate({ children }: { children: ReactNode }) {
  const verdict = currentVerdict();
  const wayOut = useWayOut(null);
  if (verdict !== 'textOnly' && verdict !== 'tooOld') return children;
  return <WayOutPage {...wayOut} verdict={verdict} backTo="/" hasTicket messageTo={null} />;
}
