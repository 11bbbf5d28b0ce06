import { createLifetime } from '../../client/src/lib/lifetime.ts';
import { joinRoom } from '../../client/src/media/joined-room.ts';
import type { MediaSignal } from '../../client/src/media/types.ts';

declare global {
  interface Window {
    /** The request of one of them, made by their own connection. */
    crowdRequest: (index: number, name: string, input: unknown) => Promise<unknown>;
    crowdEnter: (index: number, roomId: string) => Promise<void>;
    crowdSpeak: (index: number, isSpeaking: boolean) => void;
  }
}

const size = { width: 160, height: 120 };
const framesPerSecond = 8;
const sound = new AudioContext();
const voices: GainNode[] = [];

/** A colour and a number, with something that moves. */
function paintFace(index: number): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  let step = 0;
  const paint = () => {
    step = (step + 4) % size.width;
    pen.fillStyle = `hsl(${(index * 47) % 360} 45% 38%)`;
    pen.fillRect(0, 0, size.width, size.height);
    pen.fillStyle = '#fff';
    pen.font = '28px sans-serif';
    pen.textAlign = 'center';
    pen.fillText(String(index + 1), size.width / 2, 66);
    pen.fillRect(step, 100, 12, 6);
  };
  paint();
  setInterval(paint, 1_000 / framesPerSecond);
  const [track] = canvas.captureStream(framesPerSecond).getVideoTracks();
  if (track === undefined) throw new Error('the canvas has no picture');
  return track;
}

/** Silent until they speak. */
function makeVoice(index: number): MediaStreamTrack {
  const [tone, gain, out] = [
    sound.createOscillator(),
    sound.createGain(),
    sound.createMediaStreamDestination(),
  ];
  gain.gain.value = 0;
  tone.connect(gain).connect(out);
  tone.start();
  voices[index] = gain;
  const [track] = out.stream.getAudioTracks();
  if (track === undefined) throw new Error('the voice has no track');
  return track;
}

/** As pages do: a join that a busy machine did not answer in time is made again. */
const tries = 5;

async function enter(index: number, roomId: string): Promise<void> {
  const request = (what: string, input: unknown) => window.crowdRequest(index, what, input);
  // The driver passes plain strings into the page.
  const ids = { callId: null, roomId: roomId as never };
  const lifetime = createLifetime();
  try {
    // A room asks the server and listens to nothing by itself: its signal is one function here.
    const room = await joinRoom({ request } as unknown as MediaSignal, ids, lifetime);
    const tracks = { camera: paintFace(index), microphone: makeVoice(index) };
    for (const source of ['camera', 'microphone'] as const)
      await room.sendTransport.produce({ track: tracks[source], appData: { source, isPaused: false } });
  } catch (error) {
    lifetime.end();
    throw error;
  }
}
window.crowdEnter = async (index, roomId) => {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await enter(index, roomId);
    } catch (error) {
      if (left === 0) throw error;
    }
  }
};
window.crowdSpeak = (index, isSpeaking) => {
  const voice = voices[index];
  if (voice) voice.gain.value = isSpeaking ? 0.8 : 0;
};
