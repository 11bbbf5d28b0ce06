import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { readBlur } from '../../features/call-blur/read-blur.ts';
import { canBlur } from '../../media/can-blur.ts';
import type { RoomSession } from '../../media/types.ts';
import { type FollowedBlur, followBlur } from '../../signal/follow-blur.ts';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import type { Line } from './line.ts';

const BlurNotice = lazyWithWords(
  async () => (await import('../../features/call-blur/blur-notice.tsx')).BlurNotice,
  ['blur'],
);
export type BlurSwitch = { isOn: boolean; toggle: () => void };
const nothing = () => () => undefined;
const unknown: FollowedBlur['state'] = createStore(() => ({ blur: null }));

/** The applicant's own background in a talk: the switch, null where it is not offered; and what there is to say of it. */
export function useCallBlur(
  line: Line,
  callId: CallId,
  isTalking: boolean,
  session: RoomSession | null,
): { blurSwitch: BlurSwitch | null; blurNotice: ReactNode } {
  const { localMedia, signal } = line;
  const [isAble, setIsAble] = useState(false);
  const [followed, setFollowed] = useState<FollowedBlur | null>(null);
  const [wasWeakened, setWasWeakened] = useState(false);
  const [isDismissed, setIsDismissed] = useState(false);
  const { blur: status, camera } = useStore(localMedia.state);
  const { blur } = useStore(followed?.state ?? unknown);
  const step = useSyncExternalStore(
    session?.state.subscribe ?? nothing,
    () => session?.state.getState().step ?? null,
  );
  const hasStarted = useSyncExternalStore(
    session?.state.subscribe ?? nothing,
    () => session?.state.getState().hasStarted ?? false,
  );
  // The first pictures of the talk go first.
  useEffect(() => {
    if (hasStarted) setIsAble(canBlur());
  }, [hasStarted]);
  useEffect(() => {
    if (!isTalking || !isAble) return;
    const made = followBlur(signal, callId);
    setFollowed(made);
    return () => {
      made.close();
      setFollowed(null);
      // With the talk: the next one begins with the picture as it is.
      void localMedia.setBlur(false);
    };
  }, [signal, localMedia, callId, isTalking, isAble]);
  const isOn = status === 'on';
  const isKnownOn = blur?.isOn;
  useEffect(() => {
    if (followed === null || isKnownOn === undefined || isKnownOn === isOn) return;
    followed.report(isOn).catch((error: unknown) => console.warn('blur', error));
  }, [followed, isKnownOn, isOn]);
  const view = readBlur({
    ...{ isAble, status, step, wasWeakened, isDismissed },
    isCameraOn: camera.status === 'on',
    isOffAsked: blur?.isOffAsked ?? false,
  });
  const { mustEnd } = view;
  useEffect(() => {
    if (!mustEnd) return;
    setWasWeakened(true);
    setIsDismissed(false);
    void localMedia.setBlur(false);
  }, [mustEnd, localMedia]);
  const toggle = () => {
    setWasWeakened(false);
    setIsDismissed(false);
    void localMedia.setBlur(!view.isOn);
  };
  return {
    blurSwitch: view.canSwitch ? { isOn: view.isOn, toggle } : null,
    blurNotice:
      view.word === null ? null : (
        <Suspense fallback={null}>
          <BlurNotice word={view.word} onOff={toggle} onDismiss={() => setIsDismissed(true)} />
        </Suspense>
      ),
  };
}
