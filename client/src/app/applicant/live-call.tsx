import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CallPage } from '../../features/call/call-page.tsx';
import { type CallChat, createCallChat } from '../../features/chat/call-chat.ts';
import { CallChatPanel } from '../../features/chat/call-chat-panel.tsx';
import type { FormStore } from '../../features/form-fill/form-store.ts';
import { FindingNews } from '../../features/materials/finding-news.tsx';
import { MaterialsPanel } from '../../features/materials/materials-panel.tsx';
import { createMaterialsStore, type MaterialsStore } from '../../features/materials/materials-store.ts';
import type { CameraUse } from '../../features/materials/photo-button.tsx';
import { DeskChat } from '../../features/waiting/desk-chat.tsx';
import { acceptedFiles } from '../../lib/file-rules.ts';
import { api } from '../../lib/http.ts';
import { type FollowedCaptures, followCaptures } from '../../signal/capture-list.ts';
import { useCaptionParts } from '../../ui/captions/use-caption-parts.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTask } from '../../ui/use-task.ts';
import { findCallAlert } from './call-alert.ts';
import { useCallBlur } from './call-blur.tsx';
import { OwnForm, openForm, useCallForm } from './call-form.tsx';
import { useCallGuest } from './call-guest.tsx';
import { CallMandates } from './call-mandates.tsx';
import { useCallRecording } from './call-recording.tsx';
import { asksEachTime, mayKeepFiles } from './device-rules.ts';
import type { Line } from './line.ts';
import { needsRoom, pageOf } from './line-rules.ts';
import { createOwnCaseStore, type OwnCaseStore } from './own-case-store.ts';
import { useRoom, useSharedPage } from './shared-page-slot.tsx';
import { useCallAlert } from './use-call-alert.ts';
import { useTalkReview } from './use-talk-review.tsx';
import { WaitingPart } from './waiting-part.tsx';

type Stores = { chat: CallChat; materials: MaterialsStore; ownCase: OwnCaseStore; form: FormStore };
const TalkReview = lazyWithWords(
  async () => (await import('./talk-review.tsx')).TalkReview,
  ['own-joint', 'sitting'],
);
const CallCaptures = lazyWithWords(
  async () => (await import('./call-captures.tsx')).CallCaptures,
  ['capture'],
);

/** One call from the line to its end: its chat and materials live through both pages. */
export function LiveCall({ line, call }: { line: Line; call: ApplicantCallView }) {
  const stores = useCallStores(line, call);
  const hasAnswered = useStore(line.state, (state) => state.hasAnswered);
  const page = pageOf(call, hasAnswered);
  useCallAlert(findCallAlert(call, hasAnswered), call.ticketNumber);
  const talkReview = useTalkReview(line, stores?.ownCase ?? null);
  const isPrepared = useStore(line.state, ({ session }) => session !== null);
  if (stores === null) return null;
  const isWaiting = page === 'waiting';
  if (!isWaiting && talkReview.entered !== null)
    return (
      <Suspense fallback={null}>
        <TalkReview line={line} review={talkReview.entered} onLeave={talkReview.leave} />
      </Suspense>
    );
  return (
    <>
      {isWaiting ? <Waiting line={line} call={call} stores={stores} /> : null}
      {!isWaiting || isPrepared ? (
        <Talking {...{ line, call, stores }} isAhead={isWaiting} notice={talkReview.notice} />
      ) : null}
    </>
  );
}

function useCallStores(line: Line, { callId }: ApplicantCallView): Stores | null {
  const [stores, setStores] = useState<Stores | null>(null);
  useEffect(() => {
    const made = {
      chat: createCallChat(line.signal, callId),
      materials: createMaterialsStore(line.signal, callId, { mayKeep: mayKeepFiles() }),
      ownCase: createOwnCaseStore(line.signal, callId),
      form: openForm(line.signal, callId),
    };
    setStores(made);
    return () => {
      made.chat.close();
      made.materials.close();
      made.ownCase.close();
      made.form.close();
    };
  }, [line, callId]);
  return stores;
}

/** What the agent asks to be photographed, for as long as they talk. */
function useCaptures(line: Line, { callId }: ApplicantCallView, isTalking: boolean): FollowedCaptures | null {
  const [captures, setCaptures] = useState<FollowedCaptures | null>(null);
  useEffect(() => {
    if (!isTalking) return;
    const followed = followCaptures(line.signal, callId);
    setCaptures(followed);
    return () => {
      followed.close();
      setCaptures(null);
    };
  }, [line, callId, isTalking]);
  return captures;
}

type PartProps = { line: Line; call: ApplicantCallView; stores: Stores };

function Waiting({ line, call, stores }: PartProps) {
  const { ownCase } = useStore(stores.ownCase.state);
  return (
    <WaitingPart
      line={line}
      call={call}
      caseNumber={ownCase?.caseNumber ?? null}
      news={<FindingNews lines={ownCase?.lines ?? null} />}
      materials={<WaitingMaterials line={line} call={call} stores={stores} />}
      chat={<WaitingChat stores={stores} />}
    />
  );
}

/** While an order rings the camera is opened for the talk; until then it may look at papers. */
function WaitingMaterials({ line, call, stores }: PartProps) {
  const { ownCase } = useStore(stores.ownCase.state);
  const hasAnswered = useStore(line.state, (state) => state.hasAnswered);
  const cameraUse = asksEachTime() ? 'system' : needsRoom(call, hasAnswered) ? 'yielding' : 'page';
  return (
    <>
      <Materials call={call} stores={stores} cameraUse={cameraUse} />
      <OwnForm store={stores.form} ownCase={ownCase} />
    </>
  );
}

function Materials({ call, stores, cameraUse }: Omit<PartProps, 'line'> & { cameraUse: CameraUse }) {
  const { matterId } = call;
  const { ownCase } = useStore(stores.ownCase.state);
  const { value: matter } = useLoad(`matter/${matterId}`, () => api('matter:get', { params: { matterId } }));
  return (
    <MaterialsPanel
      store={stores.materials}
      checklist={matter?.materials ?? []}
      found={ownCase?.lines ?? []}
      cameraUse={cameraUse}
    />
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
      chat={<CallChatPanel store={stores.chat} fileButton={null} emptyWords={t('waiting.chatEmpty')} />}
    />
  );
}

/** `isAhead`: an order rings; the page is made, not seen, so that the agent's picture has its place when they accept. */
function Talking({
  line,
  call,
  stores,
  isAhead,
  notice,
}: PartProps & { isAhead: boolean; notice: ReactNode }) {
  const { t } = useTranslation('applicant');
  const task = useTask();
  const { session } = useStore(line.state);
  const { unreadCount } = useStore(stores.chat.state);
  const { ownCase } = useStore(stores.ownCase.state);
  const form = useCallForm({ store: stores.form, ownCase }, isAhead);
  const captures = useCaptures(line, call, !isAhead);
  const guest = useCallGuest(line, call, !isAhead, session);
  const { blurSwitch, blurNotice } = useCallBlur(line, call.callId, !isAhead, session);
  const { recordingTag, recordingNotice } = useCallRecording(line, session);
  const sharedPage = useSharedPage(line, session);
  const { captionSwitch, captionArea } = useCaptionParts(line.signal, useRoom(session));
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
      caseNumber={ownCase?.caseNumber ?? null}
      isAhead={isAhead}
      session={session}
      localMedia={line.localMedia}
      connection={line.signal.connection}
      now={line.signal.now}
      unreadCount={unreadCount}
      chat={<CallChatPanel store={stores.chat} fileButton={fileButton} />}
      materials={<Materials call={call} stores={stores} cameraUse="system" />}
      error={
        <>
          {task.error ? <ErrorNotice error={task.error} isDark /> : null}
          {recordingNotice}
          {notice}
          {blurNotice}
          <FindingNews lines={ownCase?.lines ?? null} />
          {ownCase === null || isAhead ? null : <CallMandates line={line} caseId={ownCase.caseId} />}
        </>
      }
      form={form}
      captures={
        captures === null ? null : (
          <Suspense fallback={null}>
            <CallCaptures
              line={line}
              callId={call.callId}
              captures={captures}
              materials={stores.materials}
              checklist={ownCase?.lines ?? []}
            />
          </Suspense>
        )
      }
      guest={guest}
      recordingTag={recordingTag}
      sharedPage={sharedPage}
      captionSwitch={captionSwitch}
      blurSwitch={blurSwitch}
      captionArea={captionArea}
      telephone={line.telephone}
      onEnd={() => void task.run(() => line.end(call.callId))}
    />
  );
}
