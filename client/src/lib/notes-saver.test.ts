import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNotesSaver, type NotesState, retryAfterMs, saveAfterMs } from './notes-saver.ts';
import { SignalError } from './signal-error.ts';

function setUp(options: { saved?: string; draft?: string | null } = {}) {
  let draft = options.draft ?? null;
  const states: NotesState[] = [];
  const save = vi.fn(async (_text: string) => ({ savedAt: 7 }));
  const saver = createNotesSaver({
    saved: options.saved ?? '',
    save,
    drafts: {
      read: () => draft,
      write: (text) => {
        draft = text;
      },
      clear: () => {
        draft = null;
      },
    },
    onState: (state) => states.push(state),
  });
  return { saver, save, states, readDraft: () => draft };
}

describe('notes of a call', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('go to the server a moment after the last letter, once', async () => {
    const { saver, save, readDraft } = setUp();
    saver.change('营');
    await vi.advanceTimersByTimeAsync(saveAfterMs - 1);
    saver.change('营业执照');
    expect(readDraft()).toBe('营业执照');
    await vi.advanceTimersByTimeAsync(saveAfterMs);
    expect(save.mock.calls).toEqual([['营业执照']]);
    expect(saver.state).toEqual({ text: '营业执照', phase: 'saved', savedAt: 7 });
    expect(readDraft()).toBeNull();
  });

  it('typed while a save runs are saved after it, never at the same time', async () => {
    const { saver, save } = setUp();
    let finish: (answer: { savedAt: number }) => void = () => {};
    save.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    saver.change('a');
    await vi.advanceTimersByTimeAsync(saveAfterMs);
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(saveAfterMs * 3);
    expect(save).toHaveBeenCalledTimes(1);
    finish({ savedAt: 1 });
    await vi.advanceTimersByTimeAsync(saveAfterMs);
    expect(save.mock.calls.map(([text]) => text)).toEqual(['a', 'ab']);
    expect(saver.state.phase).toBe('saved');
  });

  it('that failed stay as a draft and are tried again', async () => {
    const { saver, save, readDraft } = setUp();
    save.mockRejectedValueOnce(new SignalError({ code: 'UNAVAILABLE', message: 'x' }));
    saver.change('a');
    await vi.advanceTimersByTimeAsync(saveAfterMs);
    expect(saver.state.phase).toBe('failed');
    expect(readDraft()).toBe('a');
    await vi.advanceTimersByTimeAsync(retryAfterMs);
    expect(saver.state.phase).toBe('saved');
  });

  it('that the server will never take are not sent again', async () => {
    const { saver, save } = setUp();
    save.mockRejectedValue(new SignalError({ code: 'CALL_STATE', message: 'x' }));
    saver.change('a');
    await vi.advanceTimersByTimeAsync(saveAfterMs + retryAfterMs * 5);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('left unsaved by a reload come back and are saved', async () => {
    const { saver, save } = setUp({ saved: 'old', draft: 'old and new' });
    expect(saver.state.text).toBe('old and new');
    await vi.advanceTimersByTimeAsync(saveAfterMs);
    expect(save.mock.calls).toEqual([['old and new']]);
  });

  it('are saved at once when the page closes them', async () => {
    const { saver, save } = setUp();
    saver.change('a');
    saver.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(save.mock.calls).toEqual([['a']]);
  });

  it('saved with the disposition are not saved twice', async () => {
    const { saver, save, readDraft } = setUp();
    saver.change('a');
    saver.discard();
    await vi.advanceTimersByTimeAsync(saveAfterMs * 2);
    expect(save).not.toHaveBeenCalled();
    expect(readDraft()).toBeNull();
  });
});
