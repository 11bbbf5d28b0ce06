import { randomBytes } from 'node:crypto';
import type { RecorderAnswer, RecorderMessage, RecorderRequest } from '../messages.ts';
import { recordingTuning } from '../tuning.ts';
import { Recorder } from './recorder.ts';

/** The recorder's process: does what its node says, and ends with it, leaving whole segments behind. */
const [root] = process.argv.slice(2);
if (root === undefined || process.send === undefined) throw new Error('the recorder is started by its node');

const tell = (message: RecorderMessage) => {
  // A node that died in this moment is noticed by 'disconnect'; whatever was to be told lies beside the files.
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
};
const recorder = new Recorder(root, randomBytes(4).toString('hex'), tell);

process.on('message', (request: RecorderRequest) => void answer(request));
// The node decides: a signal to the whole group would end the recording before the talk.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => {
  setTimeout(() => process.exit(1), recordingTuning.closeLimitMs).unref();
  void recorder.close().then(() => process.exit(0));
});

async function answer({ requestId, command }: RecorderRequest): Promise<void> {
  const result: RecorderAnswer = { requestId };
  try {
    Object.assign(result, await recorder.handle(command));
  } catch (error) {
    result.problem = error instanceof Error ? error.message : String(error);
  }
  tell(result);
}
