import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignalError } from '../../lib/signal-error.ts';
import { createPictureTurns } from './picture-turns.ts';

/** A server that answers when the test says so. */
function startServer() {
  const turns = createPictureTurns<string>(2);
  const asked: string[] = [];
  const taken: string[] = [];
  const answers = new Map<string, { give: () => void; refuse: (error: Error) => void }>();
  const add = (name: string) =>
    turns.add(
      () =>
        new Promise((resolve, reject) => {
          asked.push(name);
          answers.set(name, { give: () => resolve(name), refuse: reject });
        }),
      (result) => taken.push(result),
    );
  const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
  const give = async (name: string) => {
    answers.get(name)?.give();
    await settle();
  };
  const refuse = async (name: string, error: Error) => {
    answers.get(name)?.refuse(error);
    await settle();
  };
  return { add, asked, taken, give, refuse, settle };
}
const busy = new SignalError({ code: 'RATE_LIMITED', message: '', retryAfterMs: 20_000 });

describe('small pictures', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are asked for a few at a time, in the order they came', async () => {
    const { add, asked, taken, give } = startServer();
    for (const name of ['a', 'b', 'c', 'd']) add(name);
    expect(asked).toEqual(['a', 'b']);
    await give('b');
    expect(asked).toEqual(['a', 'b', 'c']);
    await give('a');
    await give('c');
    await give('d');
    expect(taken).toEqual(['b', 'a', 'c', 'd']);
  });

  it('are not asked for any more once they are out of sight', async () => {
    const { add, asked, taken, give, refuse, settle } = startServer();
    const [dropA, , dropC] = ['a', 'b', 'c', 'd'].map(add);
    dropA?.();
    dropC?.();
    await refuse('a', busy);
    await settle(60_000);
    await give('b');
    expect(asked).toEqual(['a', 'b', 'd']);
    expect(taken).toEqual(['b']);
  });

  it('rest for as long as a busy server says, and then all come', async () => {
    const { add, asked, taken, give, refuse, settle } = startServer();
    for (const name of ['a', 'b', 'c']) add(name);
    await refuse('a', busy);
    await give('b');
    await settle(19_000);
    expect(asked).toEqual(['a', 'b']);
    await settle(1_000);
    expect(asked).toEqual(['a', 'b', 'a', 'c']);
    await give('a');
    await give('c');
    expect(taken).toEqual(['b', 'a', 'c']);
  });

  it('come after a server that was away, and stay away where there is none', async () => {
    const { add, asked, taken, give, refuse, settle } = startServer();
    add('a');
    add('b');
    await refuse('b', new SignalError({ code: 'NOT_FOUND', message: '' }));
    await refuse('a', new SignalError({ code: 'UNAVAILABLE', message: '' }));
    await settle(60_000);
    expect(asked).toEqual(['a', 'b', 'a']);
    await give('a');
    expect(taken).toEqual(['a']);
  });
});
