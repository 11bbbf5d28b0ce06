import { createStore, type StoreApi } from 'zustand/vanilla';
import { createLifetime } from '../../lib/lifetime.ts';
import type { LocalMedia } from '../../media/types.ts';
import { chooseFormat, recordingMaxMs, videoBitsPerSecond } from './recording-rules.ts';

export type Recording = { file: File; url: string; hasPicture: boolean };
export type RecorderState = {
  phase: 'idle' | 'recording' | 'recorded' | 'failed';
  /** Of the running or finished recording. */
  spentMs: number;
  recording: Recording | null;
};
export type Recorder = {
  state: Pick<StoreApi<RecorderState>, 'getState' | 'getInitialState' | 'subscribe'>;
  start(): void;
  stop(): void;
  /** Forgets what was recorded. */
  clear(): void;
  close(): void;
};

/** Parts are handed over so often, ms: little is lost when the browser ends the recording by itself. */
const partMs = 1_000;
const tickMs = 250;

/** Records what camera and microphone give, at most three minutes; out comes a file of the kind this browser makes. */
export function createRecorder(localMedia: Pick<LocalMedia, 'getTrack'>): Recorder {
  const lifetime = createLifetime();
  const store = createStore<RecorderState>()(() => ({ phase: 'idle', spentMs: 0, recording: null }));
  let running: MediaRecorder | null = null;

  function dropRecording(): void {
    const { recording } = store.getState();
    if (recording !== null) URL.revokeObjectURL(recording.url);
    store.setState({ recording: null, spentMs: 0 });
  }

  function start(): void {
    if (running !== null) return;
    dropRecording();
    const camera = localMedia.getTrack('camera');
    const microphone = localMedia.getTrack('microphone');
    const tracks = [camera, microphone].filter((track) => track !== null);
    const format = chooseFormat(camera !== null);
    if (tracks.length === 0 || format === null) {
      store.setState({ phase: 'failed' });
      return;
    }
    try {
      // Copies: a device given back, or changed by the system, ends the recording and not the copy's owner.
      const stream = new MediaStream(tracks.map((track) => track.clone()));
      run(
        new MediaRecorder(stream, { mimeType: format.mimeType, videoBitsPerSecond }),
        stream,
        format.ending,
      );
    } catch (error) {
      console.warn('recorder', error);
      store.setState({ phase: 'failed' });
    }
  }

  function run(recorder: MediaRecorder, stream: MediaStream, ending: string): void {
    const parts: Blob[] = [];
    const startedAt = performance.now();
    running = recorder;
    const timer = setInterval(() => {
      const spentMs = performance.now() - startedAt;
      store.setState({ spentMs: Math.min(spentMs, recordingMaxMs) });
      if (spentMs >= recordingMaxMs) stop();
    }, tickMs);
    recorder.ondataavailable = ({ data }) => {
      if (data.size > 0) parts.push(data);
    };
    recorder.onstop = () => {
      clearInterval(timer);
      running = null;
      const hasPicture = stream.getVideoTracks().length > 0;
      for (const track of stream.getTracks()) track.stop();
      if (lifetime.hasEnded) return;
      finish(parts, ending, recorder.mimeType, hasPicture);
    };
    recorder.onerror = () => stop();
    recorder.start(partMs);
    store.setState({ phase: 'recording', spentMs: 0 });
  }

  function finish(parts: Blob[], ending: string, mimeType: string, hasPicture: boolean): void {
    const file = new File(parts, `message.${ending}`, { type: mimeType.split(';')[0] ?? '' });
    if (file.size === 0) store.setState({ phase: 'failed', recording: null });
    else
      store.setState({
        phase: 'recorded',
        recording: { file, url: URL.createObjectURL(file), hasPicture },
      });
  }

  function stop(): void {
    if (running !== null && running.state !== 'inactive') running.stop();
  }

  lifetime.defer(() => {
    stop();
    dropRecording();
  });
  return {
    state: store,
    start,
    stop,
    clear() {
      dropRecording();
      store.setState({ phase: 'idle' });
    },
    close: () => lifetime.end(),
  };
}
