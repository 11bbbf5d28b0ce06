import type { LinkVerdict } from '@cloudseat/shared/nouns/link-verdict.ts';
import type { DeviceState } from '../../media/types.ts';
import type { LinkCheckState } from './use-link-check.ts';

export type SpeakerAnswer = 'notAsked' | 'asked' | 'yes' | 'no';

/** What the main button offers, and the sentence for what is missing; devices and network both have a say. */
export function wayOf({
  hasCamera,
  hasMicrophone,
  verdict,
}: {
  hasCamera: boolean;
  hasMicrophone: boolean;
  verdict: LinkVerdict | null;
}) {
  const carriesVoice = verdict === null || verdict === 'video' || verdict === 'voice';
  const carriesVideo = carriesVoice && verdict !== 'voice';
  const submit =
    carriesVideo && hasCamera ? 'submit' : carriesVoice && hasMicrophone ? 'submitAudio' : 'submitText';
  const without =
    hasCamera && hasMicrophone
      ? null
      : hasCamera
        ? 'withoutMicrophone'
        : hasMicrophone
          ? 'withoutCamera'
          : 'withoutBoth';
  return { submit, without } as const;
}

type CheckStates = {
  camera: Pick<DeviceState, 'status'>;
  microphone: Pick<DeviceState, 'status'>;
  speaker: SpeakerAnswer;
  link: LinkCheckState['status'];
};
export const checkCount = 6;

/** How many of the six have an answer, good or bad. The browser has its own at once. */
export function doneOf({ camera, microphone, speaker, link }: CheckStates): number {
  const isOver = ({ status }: Pick<DeviceState, 'status'>) => status === 'on' || status === 'failed';
  const answers = [
    true,
    isOver(camera) || isOver(microphone),
    isOver(camera),
    isOver(microphone),
    speaker === 'yes' || speaker === 'no',
    link !== 'running',
  ];
  return answers.filter(Boolean).length;
}
