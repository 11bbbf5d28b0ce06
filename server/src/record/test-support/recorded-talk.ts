import type { MadeTrack } from './made-recording.ts';
import { makePictures, makeSound } from './recorded-segments.ts';

const person = {
  applicant: { participantId: 'applicant-1', role: 'applicant', displayName: '王䶮' },
  agent: { participantId: 'agent-1', role: 'agent', displayName: '李坐席' },
} as const;

/** Of a talk of 24 s: the applicant is there until 8 and from 12 to 20, the agent from 2 to 20, then it is on hold. */
export const talkLengthMs = 24_000;

export async function recordTalk(folder: string): Promise<MadeTrack[]> {
  const camera = async (codec: 'vp8' | 'h264', fromMs: number, seconds: number, colour: string) => ({
    ...{ fromMs, durationMs: seconds * 1_000, mimeType: codec === 'vp8' ? 'video/VP8' : 'video/H264' },
    bytes: await makePictures(folder, `camera-${codec}-${fromMs}`, {
      codec,
      firstFrame: fromMs / 40,
      seconds,
      colour,
    }),
  });
  const voice = async (hertz: number, fromMs: number, seconds: number) => ({
    ...{ fromMs, durationMs: seconds * 1_000, mimeType: 'audio/opus' },
    bytes: await makeSound(folder, `voice-${hertz}-${fromMs}`, hertz, seconds),
  });
  return [
    {
      ...{ ...person.applicant, source: 'camera' },
      segments: [
        await camera('vp8', 0, 4, 'blue'),
        await camera('vp8', 4_000, 4, 'blue'),
        await camera('vp8', 12_000, 4, 'blue'),
        await camera('vp8', 16_000, 4, 'blue'),
      ],
    },
    {
      ...{ ...person.applicant, source: 'microphone' },
      segments: [await voice(440, 0, 4), await voice(440, 4_000, 4), await voice(440, 12_000, 8)],
    },
    {
      ...person.agent,
      source: 'camera',
      segments: [await camera('h264', 2_000, 8, 'green'), await camera('h264', 10_000, 10, 'green')],
    },
    { ...person.agent, source: 'microphone', segments: [await voice(880, 14_000, 6)] },
  ];
}
