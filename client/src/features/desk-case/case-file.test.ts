import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { describe, expect, it } from 'vitest';
import { SignalError } from '../../lib/signal-error.ts';
import { createCaseFile } from './case-file.ts';

const view = (value: number) => ({ entryCount: value }) as CaseView;

function makeFile() {
  const answers: { resolve: (view: CaseView) => void; reject: (error: Error) => void }[] = [];
  const file = createCaseFile({
    caseId: 'case-1' as CaseId,
    load: () => new Promise((resolve, reject) => answers.push({ resolve, reject })),
  });
  return { file, answers, shown: () => file.store.getState().view?.entryCount };
}

describe('a case at the desk', () => {
  it('shows the newest, in whatever order answers come', async () => {
    const { file, answers, shown } = makeFile();
    const reads = [file.refresh(), file.refresh()];
    answers[1]?.resolve(view(5));
    answers[0]?.resolve(view(4));
    await Promise.all(reads);
    expect(shown()).toBe(5);
  });

  it('reads again only what is newer than what it shows', () => {
    const { file, answers } = makeFile();
    file.take(view(3));
    file.noteChanged(3);
    expect(answers).toHaveLength(0);
    file.noteChanged(4);
    expect(answers).toHaveLength(1);
  });

  it('is read again where somebody else was faster, and the command fails in words', async () => {
    const { file, answers, shown } = makeFile();
    file.take(view(1));
    const failing = file.change(() =>
      Promise.reject(new SignalError({ code: 'CHANGED_MEANWHILE', message: '' })),
    );
    await Promise.resolve();
    answers[0]?.resolve(view(2));
    await expect(failing).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect(shown()).toBe(2);
  });

  it('keeps what it shows when it cannot be read again', async () => {
    const { file, answers, shown } = makeFile();
    file.take(view(1));
    const reading = file.refresh();
    answers[0]?.reject(new Error('away'));
    await reading;
    expect(shown()).toBe(1);
    expect(file.store.getState().error?.code).toBe('INTERNAL');
  });
});
