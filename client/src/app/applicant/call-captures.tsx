import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import { isCaptureOpen } from '@cloudseat/shared/nouns/capture-choices.ts';
import type { MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import type { CallId, CaptureId } from '@cloudseat/shared/nouns/ids.ts';
import { type ComponentType, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { CaptureCard } from '../../features/capture/capture-card.tsx';
import { isCardName } from '../../features/capture/capture-name.ts';
import { isPending, readCaptureView } from '../../features/capture/capture-view.ts';
import { useAskAlert } from '../../features/capture/use-ask-alert.ts';
import { talkCamera } from '../../features/materials/camera-source.ts';
import { loadPaperShot } from '../../features/materials/load-paper-shot.ts';
import type { MaterialsStore } from '../../features/materials/materials-store.ts';
import type { PaperShotProps } from '../../features/materials/paper-shot.tsx';
import { canUseDevices } from '../../media/device-problem.ts';
import type { FollowedCaptures } from '../../signal/capture-list.ts';
import { SampleSlot } from '../../ui/paper-help/paper-help-slot.tsx';
import { useCaptureName } from '../../ui/use-capture-name.ts';
import { useTask } from '../../ui/use-task.ts';
import { createCaptureRequests } from './capture-requests.ts';
import { asksEachTime } from './device-rules.ts';
import type { Line } from './line.ts';
import { useCaptureReports } from './use-capture-reports.ts';

export type CallCapturesProps = {
  line: Line;
  callId: CallId;
  captures: FollowedCaptures;
  materials: MaterialsStore;
  checklist: readonly MaterialLine[];
};
type Open = { capture: Capture; PaperShot: ComponentType<PaperShotProps>; first: File | null };

/** Photographs that the agent asks for: a card over the call, the talk's camera for the photograph, and how the sending goes. */
export function CallCaptures(props: CallCapturesProps) {
  const { line, callId, captures: followed, materials } = props;
  const { captures, isLoaded } = useStore(followed.state);
  const { uploads, materials: files } = useStore(materials.state);
  const requests = useMemo(
    () => createCaptureRequests(line.signal, callId, followed),
    [line, callId, followed],
  );
  const source = useMemo(() => talkCamera(line.localMedia), [line]);
  const nameOf = useCaptureName();
  const [open, setOpen] = useState<Open | null>(null);
  /** The ask for which no camera opened. */
  const [failedId, setFailedId] = useState<CaptureId | null>(null);
  const [dismissed, setDismissed] = useState<ReadonlySet<CaptureId>>(new Set());
  const known = useRef(new Set<CaptureId>());
  const task = useTask();
  for (const each of captures) if (isPending(each)) known.current.add(each.captureId);
  useAskAlert(captures, isLoaded);
  useCaptureReports({ captures, isLoaded, uploads, requests });

  // What has arrived is answered before it is none of those on their way.
  useEffect(() => materials.onArrived(followed.load), [materials, followed]);

  const openId = open?.capture.captureId;
  const isOver = !captures.some((each) => each.captureId === openId && isCaptureOpen(each));
  // Taken back, or its time is over.
  useEffect(() => {
    if (isOver) setOpen(null);
  }, [isOver]);

  /** One that the server takes never is in nobody's way any more. */
  function dropRefused(captureId: CaptureId): void {
    for (const { uploadId, error, ...upload } of materials.state.getState().uploads)
      if (upload.captureId === captureId && error !== null && !error.isRetryable) materials.drop(uploadId);
  }
  async function start(capture: Capture, first: File | null): Promise<void> {
    await task.run(async () => {
      const PaperShot = await loadPaperShot();
      dropRefused(capture.captureId);
      setOpen({ capture, PaperShot, first });
      await requests.report(capture.captureId, 'opened');
    });
  }
  function close(): void {
    const { captureId } = open?.capture ?? {};
    setOpen(null);
    if (
      captureId !== undefined &&
      !materials.state.getState().uploads.some((each) => each.captureId === captureId)
    )
      void requests.report(captureId, 'closed').catch(() => undefined);
  }
  const view = readCaptureView(captures, uploads, { known: known.current, dismissed });
  // Aiming takes the whole screen.
  if (open !== null && !isOver) {
    const { capture, PaperShot, first } = open;
    const { lineId, captureId } = capture;
    return (
      <PaperShot
        lineName={nameOf(capture, 'fileName')}
        first={first}
        pageCount={files.filter((file) => file.lineId === lineId).length}
        mustYield={false}
        source={source}
        isSingle
        isCard={isCardName(capture)}
        onNoCamera={() => setFailedId(captureId)}
        onPage={(file) => materials.add([file], lineId, captureId)}
        onClose={close}
      />
    );
  }
  if (view === null) return null;
  const { capture } = view;
  return (
    <CaptureCard
      view={view}
      hasCamera={failedId !== capture.captureId && canUseDevices() && !asksEachTime()}
      isBusy={task.isRunning}
      error={task.error}
      sample={
        <SampleSlot
          sampleId={props.checklist.find(({ lineId }) => lineId === capture.lineId)?.sampleId}
          name={nameOf(capture)}
          look="call"
        />
      }
      onOpen={() => void start(capture, null)}
      onFile={(file) => void start(capture, file)}
      onDecline={(reason) =>
        void task.run(async () => {
          await requests.decline(capture.captureId, reason);
          dropRefused(capture.captureId);
        })
      }
      onRetry={materials.retry}
      onDismiss={() => setDismissed(new Set([...dismissed, capture.captureId]))}
    />
  );
}
