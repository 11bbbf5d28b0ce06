import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type CallChat, createCallChat } from '../../features/chat/call-chat.ts';
import { CallChatPanel } from '../../features/chat/call-chat-panel.tsx';
import { LeftMessagePage } from '../../features/left-message/left-message-page.tsx';
import { api } from '../../lib/http.ts';
import { messageStage } from '../../lib/message-stage.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import type { Line } from './line.ts';
import { PlainPage } from './plain-page.tsx';
import { SignInStep } from './start-route.tsx';
import { useLine } from './use-line.ts';
import { loadCalls, who } from './who.ts';

/** A message that was left, with what came back; changes arrive by themselves. */
export function LeftMessageRoute({ callId }: { callId: CallId }) {
  const { t } = useTranslation('applicant');
  const { t: tCommon } = useTranslation('common');
  const { value: line, error: lineError, retry } = useLine();
  const { applicant, calls, error } = useStore(who);
  useEffect(() => {
    void loadCalls();
  }, []);
  if (applicant === null) return <SignInStep backTo="/" hasSteps={false} />;
  const problem = error ?? lineError;
  if (problem)
    return (
      <PlainPage>
        <ErrorNotice error={problem} onRetry={() => void loadCalls().then(retry)} />
      </PlainPage>
    );
  if (line === null || calls === null) return <Loading>{tCommon('loading')}</Loading>;
  const call = calls.find((each) => each.callId === callId);
  if (call === undefined) {
    const notFound = { code: 'NOT_FOUND', message: callId } as const;
    return (
      <PlainPage>
        <ErrorNotice error={notFound} action={<LinkButton to="/">{t('list.toHome')}</LinkButton>} />
      </PlainPage>
    );
  }
  return <Left line={line} call={call} />;
}

function Left({ line, call }: { line: Line; call: CallSummary }) {
  const { t } = useTranslation('later');
  const { callId } = call;
  const [chat, setChat] = useState<CallChat | null>(null);
  const { value } = useLoad(`materials/${callId}`, () => api('material:list', { params: { callId } }));
  useEffect(() => {
    const made = createCallChat(line.signal, callId);
    setChat(made);
    const stop = line.signal.on('call:updated', (update) => {
      if (update.call.callId === callId) void loadCalls();
    });
    return () => {
      stop();
      made.close();
    };
  }, [line, callId]);
  const recordings = value?.materials.filter(({ purpose }) => purpose === 'videoMessage') ?? [];
  return (
    <LeftMessagePage
      call={call}
      recording={recordings.slice(-1)[0] ?? null}
      conversation={
        chat === null ? null : (
          <CallChatPanel
            store={chat}
            fileButton={null}
            emptyWords={t('left.noAnswerYet')}
            isReadOnly={messageStage(call.state) !== 'reading'}
          />
        )
      }
    />
  );
}
