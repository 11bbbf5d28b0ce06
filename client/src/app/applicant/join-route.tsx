import type { GuestCall } from '@cloudseat/shared/nouns/guest.ts';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { JoinForm } from '../../features/guest-join/join-form.tsx';
import { TalkPage } from '../../features/guest-talk/talk-page.tsx';
import { api } from '../../lib/http.ts';
import { toSignalError } from '../../lib/signal-error.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { dropEntered, findEntered } from './entered-mandate.ts';
import { createGuestLine, type GuestLine } from './guest-line.ts';
import { useRoom } from './shared-page-slot.tsx';

const GuestRecording = lazyWithWords(
  async () => (await import('../../features/call-recording/guest-recording.tsx')).GuestRecording,
  ['call-recording'],
);

const readToken = (hash: string): string | null => /^#([A-Za-z0-9_-]{43})$/.exec(hash)?.[1] ?? null;

/**
 * Where an invitation leads: a name is given, then it is the talk. Whoever joined before is back in it by opening the page
 * again, without the link, which is used up.
 */
export function JoinRoute() {
  const { t } = useTranslation('guest');
  const [token] = useState(() => readToken(window.location.hash));
  const [hasJoined, setHasJoined] = useState(token === null);
  useEffect(() => {
    // Neither the history nor a screenshot keeps it.
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  const { value, error, retry } = useLoad(`invitation/${token ?? ''}`, async () =>
    token === null ? null : api('guestInvitation:look', { body: { token } }),
  );
  const isOver = error !== null && toSignalError(error).code === 'GUEST_LINK_OVER';
  if (hasJoined || isOver) return <Talk />;
  if (error)
    return (
      <Page title={t('join.title')}>
        <ErrorNotice error={error} onRetry={retry} />
      </Page>
    );
  if (value === null || token === null)
    return (
      <Page title={t('join.title')}>
        <Loading>{t('join.loading')}</Loading>
      </Page>
    );
  return (
    <JoinForm
      invitation={value}
      onJoin={async (name, relation, allowsRecording) => {
        await api('guestInvitation:accept', { body: { token, name, relation, allowsRecording } });
        dropEntered();
        setHasJoined(true);
      }}
    />
  );
}

/** The talk of this browser's guest, if it is one. */
function Talk() {
  const [line, setLine] = useState<GuestLine | null>(null);
  useEffect(() => {
    const made = createGuestLine();
    setLine(made);
    return () => made.close();
  }, []);
  return line === null ? null : <LineTalk line={line} />;
}

function LineTalk({ line }: { line: GuestLine }) {
  const { t } = useTranslation('guest');
  const { call, session } = useStore(line.state);
  const connection = useStore(line.signal.connection);
  const room = useRoom(session);
  const [mandateId] = useState(findEntered);
  /** A helper is led back to what they do for others: there it says whether they still may. */
  const wayBack =
    mandateId === null ? undefined : (
      <LinkButton to={`/helping/${mandateId}`} kind="primary" isWide>
        {t('talk.toHelping')}
      </LinkButton>
    );
  if (connection === 'signedOut')
    return mandateId === null ? (
      <Said title={t('join.overTitle')}>{t('join.overText')}</Said>
    ) : (
      <Said title={t('talk.overTitle.removed')} action={wayBack} />
    );
  if (connection === 'replaced')
    return (
      <Said
        title={t('talk.replaced')}
        action={
          <Button kind="primary" isWide onClick={line.signal.takeBack}>
            {t('talk.takeBack')}
          </Button>
        }
      />
    );
  if (call === null)
    return (
      <Page title={t('talk.title')}>
        <Loading>{t('talk.connecting')}</Loading>
      </Page>
    );
  if (call.phase === 'over') {
    const end = call.end ?? 'talkEnded';
    return (
      <Said title={t(`talk.overTitle.${end}`)} action={wayBack}>
        {t(mandateId === null ? overWords[end] : 'talk.overHelper')}
      </Said>
    );
  }
  return (
    <TalkPage
      call={call}
      session={session}
      localMedia={line.localMedia}
      isOnline={connection === 'online'}
      recordingTag={
        <Suspense fallback={null}>
          <GuestRecording recording={room?.recording ?? null} />
        </Suspense>
      }
      onLeave={line.leave}
    />
  );
}

type SaidProps = { title: string; children?: string; action?: ReactNode };

function Said({ title, children, action }: SaidProps) {
  const { t } = useTranslation('guest');
  return (
    <Page title={t('talk.title')} action={action}>
      <Card>
        <div role="alert">
          <Empty icon="people" title={title}>
            {children}
          </Empty>
        </div>
      </Card>
    </Page>
  );
}

const overWords = {
  talkEnded: 'talk.overText',
  left: 'talk.overText',
  callback: 'talk.overCallback',
  removed: 'talk.overRemoved',
} as const satisfies Record<NonNullable<GuestCall['end']>, string>;
