import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CallPage } from '../../features/call/call-page.tsx';
import { ChatPanel } from '../../features/chat/chat-panel.tsx';
import { type ChatStore, createChatStore } from '../../features/chat/chat-store.ts';
import { MaterialsPanel } from '../../features/materials/materials-panel.tsx';
import { createMaterialsStore, type MaterialsStore } from '../../features/materials/materials-store.ts';
import type { CameraUse } from '../../features/materials/photo-button.tsx';
import { DeskChat } from '../../features/waiting/desk-chat.tsx';
import { acceptedFiles } from '../../lib/file-rules.ts';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useTask } from '../../ui/use-task.ts';
import { findCallAlert } from './call-alert.ts';
import { asksEachTime, mayKeepFiles } from './device-rules.ts';
import type { Line } from './line.ts';
import { needsRoom, pageOf } from './line-rules.ts';
import { useSharedPage } from './shared-page-slot.tsx';
import { useCallAlert } from './use-call-alert.ts';
import { WaitingPart } from './waiting-part.tsx';

type Stores = { chat: ChatStore; materials: MaterialsStore };

/** One call from the line to its end: its chat and materials live through both pages. */
export function LiveCall({ line, call }: { line: Line; call: ApplicantCallView }) {
  const stores = useCallStores(line, call);
  const hasAnswered = useStore(line.state, (state) => state.hasAnswered);
  const page = pageOf(call, hasAnswered);
  useCallAlert(findCallAlert(call, hasAnswered), call.ticketNumber);
  const isPrepared = useStore(line.state, ({ session }) => session !== null);
  if (stores === null) return null;
  const isWaiting = page === 'waiting';
  return (
    <>
      {isWaiting ? (
        <WaitingPart
          line={line}
          call={call}
          materials={<WaitingMaterials line={line} call={call} stores={stores} />}
          chat={<WaitingChat stores={stores} />}
        />
      ) : null}
      {!isWaiting || isPrepared ? (
        <Talking line={line} call={call} stores={stores} isAhead={isWaiting} />
      ) : null}
    </>
  );
}

function useCallStores(line: Line, { callId }: ApplicantCallView): Stores | null {
  const [stores, setStores] = useState<Stores | null>(null);
  useEffect(() => {
    const made = {
      chat: createChatStore(line.signal, callId),
      materials: createMaterialsStore(line.signal, callId, { mayKeep: mayKeepFiles() }),
    };
    setStores(made);
    return () => {
      made.chat.close();
      made.materials.close();
    };
  }, [line, callId]);
  return stores;
}

type PartProps = { line: Line; call: ApplicantCallView; stores: Stores };

/** While an order rings the camera is opened for the talk; until then it may look at papers. */
function WaitingMaterials({ line, call, stores }: PartProps) {
  const hasAnswered = useStore(line.state, (state) => state.hasAnswered);
  const cameraUse = asksEachTime() ? 'system' : needsRoom(call, hasAnswered) ? 'yielding' : 'page';
  return <Materials call={call} stores={stores} cameraUse={cameraUse} />;
}

function Materials({ call, stores, cameraUse }: Omit<PartProps, 'line'> & { cameraUse: CameraUse }) {
  const { matterId } = call;
  const { value: matter } = useLoad(`matter/${matterId}`, () => api('matter:get', { params: { matterId } }));
  return (
    <MaterialsPanel store={stores.materials} checklist={matter?.materials ?? []} cameraUse={cameraUse} />
  );
}

/** Words only: papers have their own place beside it. */
function WaitingChat({ stores }: Pick<PartProps, 'stores'>) {
  const { t } = useTranslation('applicant');
  const { messages, unreadCount } = useStore(stores.chat.state);
  const written = messages.filter(({ text }) => text !== null);
  return (
    <DeskChat
      messageCount={written.length}
      unreadCount={unreadCount}
      chat={<ChatPanel store={stores.chat} fileButton={null} emptyWords={t('waiting.chatEmpty')} />}
    />
  );
}

/** `isAhead`: an order rings; the page is made, not seen, so that the agent's picture has its place when they accept. */
function Talking({ line, call, stores, isAhead }: PartProps & { isAhead: boolean }) {
  const { t } = useTranslation('applicant');
  const task = useTask();
  const { session } = useStore(line.state);
  const { unreadCount } = useStore(stores.chat.state);
  const sharedPage = useSharedPage(line, session);
  const fileButton = (
    <FileButton
      icon="photo"
      accept={acceptedFiles}
      isMultiple
      label={t('chat.file')}
      onFiles={(files) => stores.materials.add(files, null)}
    >
      {t('chat.photo')}
    </FileButton>
  );
  return (
    <CallPage
      call={call}
      isAhead={isAhead}
      session={session}
      localMedia={line.localMedia}
      connection={line.signal.connection}
      now={line.signal.now}
      unreadCount={unreadCount}
      chat={<ChatPanel store={stores.chat} fileButton={fileButton} />}
      materials={<Materials call={call} stores={stores} cameraUse="system" />}
      sharedPage={sharedPage}
      error={task.error ? <ErrorNotice error={task.error} isDark /> : null}
      telephone={line.telephone}
      onEnd={() => void task.run(() => line.end(call.callId))}
    />
  );
}
