import type { SfuErrorBody, SfuMethodName } from '@cloudseat/shared/contract/sfu.ts';
import { SfuRequestFrame } from '@cloudseat/shared/contract/sfu.ts';
import type { After, Dial, WireEvents } from '../wire.ts';

/** A clock that stands still until it is told otherwise. */
export function createTestClock() {
  let now = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  const after: After = (delayMs, run) => {
    const timer = { at: now + delayMs, run };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  return {
    after,
    get timerCount() {
      return timers.size;
    },
    /** Runs what is due, in order, and lets promises settle after each. */
    async advance(byMs: number): Promise<void> {
      const end = now + byMs;
      for (;;) {
        const due = [...timers]
          .filter(({ at }) => at <= end)
          .toSorted((left, right) => left.at - right.at)[0];
        if (due === undefined) break;
        timers.delete(due);
        now = due.at;
        due.run();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}

/** Lets every promise that can go on do so. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

type Answer = { ok: true; data: unknown } | { ok: false; error: SfuErrorBody } | 'silence';

export const helloOf = (changes: object = {}) => ({
  protocolVersion: 1,
  nodeId: 'node-1',
  instanceId: 'instance-1',
  version: '0.1.0',
  startedAt: 0,
  capacity: { workerCount: 1, consumerLimit: 400 },
  ...conditionOf(),
  ...changes,
});
export const conditionOf = (changes: object = {}) => ({
  isDraining: false,
  load: { roomCount: 0, peerCount: 0, producerCount: 0, consumerCount: 0, busiestWorkerLoad: 0 },
  ...changes,
});

/** Plays the node's end of the link: the test sets what each method answers, and cuts and refuses at will. */
export function createFakeNode() {
  const answers = new Map<SfuMethodName, () => Answer>([
    ['node:hello', () => ({ ok: true, data: helloOf() })],
    ['node:ping', () => ({ ok: true, data: conditionOf() })],
  ]);
  const requests: SfuRequestFrame[] = [];
  let dialCount = 0;
  let isListening = true;
  let current: { events: WireEvents; isOver: boolean } | undefined;

  function hangUp(connection: { events: WireEvents; isOver: boolean }, isRefused: boolean): void {
    if (connection.isOver) return;
    connection.isOver = true;
    connection.events.onClose({ isRefused, problem: isRefused ? 'refused' : 'cut' });
  }

  const dial: Dial = (_url, _secret, events) => {
    dialCount += 1;
    const connection = { events, isOver: false };
    current = connection;
    queueMicrotask(() => (isListening ? events.onOpen() : hangUp(connection, true)));
    return {
      send(text) {
        const frame = SfuRequestFrame.parse(JSON.parse(text));
        requests.push(frame);
        const answer = answers.get(frame.method as SfuMethodName)?.() ?? 'silence';
        if (answer === 'silence') return;
        queueMicrotask(() => {
          if (!connection.isOver) events.onText(JSON.stringify({ id: frame.id, ...answer }));
        });
      },
      terminate: () => queueMicrotask(() => hangUp(connection, false)),
    };
  };

  return {
    dial,
    requests,
    get dialCount() {
      return dialCount;
    },
    set isListening(value: boolean) {
      isListening = value;
    },
    answer(method: SfuMethodName, answer: () => Answer): void {
      answers.set(method, answer);
    },
    send(text: string): void {
      current?.events.onText(text);
    },
    cut(): void {
      if (current !== undefined) hangUp(current, false);
    },
  };
}
