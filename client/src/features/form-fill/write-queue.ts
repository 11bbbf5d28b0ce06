import { type SignalError, toSignalError } from '../../lib/signal-error.ts';

/** Between two tries while the server cannot be reached, ms. */
const againMs = 3_000;

type Options = {
  /**
   * Holds what stands in the field now, to be sent once or more often: always the same write, so that one whose answer was
   * lost is not made twice. Null where there is nothing to send.
   */
  prepare: (fieldId: string) => (() => Promise<void>) | null;
  /** The server said no: it is not tried again. */
  onRefused: (fieldId: string, error: SignalError) => void;
  onState: (state: 'idle' | 'saving' | 'trouble') => void;
  /** Runs whenever the connection is back; returns the unsubscriber. */
  whenOnline: (run: () => void) => () => void;
};

/** Writes of fields one after the other, in the order they were made; what does not get through stays at the head. */
export function createWriteQueue({ prepare, onRefused, onState, whenOnline }: Options) {
  const waiting: string[] = [];
  const settling: (() => void)[] = [];
  let isRunning = false;
  let isClosed = false;
  let wake: (() => void) | null = null;
  const stop = whenOnline(() => wake?.());

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, againMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function deliver(fieldId: string): Promise<void> {
    const send = prepare(fieldId);
    if (send === null) return;
    for (;;) {
      try {
        await send();
        return;
      } catch (thrown) {
        const error = toSignalError(thrown);
        if (isClosed) return;
        if (!error.isRetryable) return onRefused(fieldId, error);
        onState('trouble');
        await pause();
      }
    }
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (let head = waiting[0]; head !== undefined && !isClosed; head = waiting[0]) {
      onState('saving');
      // What is typed from here on is the next write of the field.
      waiting.shift();
      await deliver(head);
    }
    isRunning = false;
    if (isClosed) return;
    onState('idle');
    for (const resolve of settling.splice(0)) resolve();
  }

  return {
    has: (fieldId: string) => waiting.includes(fieldId),
    add(fieldId: string) {
      if (!waiting.includes(fieldId)) waiting.push(fieldId);
      void run();
    },
    /** When all is saved or refused. */
    settled: () => (isRunning ? new Promise<void>((resolve) => settling.push(resolve)) : Promise.resolve()),
    close() {
      isClosed = true;
      stop();
      wake?.();
    },
  };
}
