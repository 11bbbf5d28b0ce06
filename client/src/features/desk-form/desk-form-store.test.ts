import type { FormFilling } from '@cloudseat/shared/nouns/form.ts';
import type { CallId, FormFieldId } from '@cloudseat/shared/nouns/ids.ts';
import { expect, it } from 'vitest';
import { createDeskFormStore } from './desk-form-store.ts';

const callId = 'call' as CallId;
const scope = 'scope' as FormFieldId;

function makeDesk() {
  const asked: [string, unknown][] = [];
  const handlers = new Set<(payload: unknown) => void>();
  const filling = { version: 4, fields: { scope: { value: '小面', revision: 2 } } } as unknown as FormFilling;
  const signal = {
    request: async (name: string, input: unknown) => {
      asked.push([name, input]);
      return name === 'form:get' ? { caseId: 'case', definition: null, filling } : {};
    },
    on: (_name: string, handler: (payload: unknown) => void) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    onSnapshot: () => () => undefined,
  };
  const form = createDeskFormStore(signal as unknown as Parameters<typeof createDeskFormStore>[0], callId);
  const tell = (change: unknown, caseId = 'case') => {
    for (const handler of handlers) handler({ caseId, change });
  };
  return { asked, filling, form, tell, state: () => form.store.getState() };
}

it('asks for nothing before it is shown, and then follows its own case only, never backwards', async () => {
  const { asked, filling, form, tell, state } = makeDesk();
  tell({ kind: 'filled', filling });
  expect([asked, state().view]).toEqual([[], null]);
  await form.load();
  tell({ kind: 'filled', filling: { ...filling, version: 3 } });
  tell({ kind: 'filled', filling: { ...filling, version: 9 } }, 'other');
  expect(state().view?.filling?.version).toBe(4);
  tell({ kind: 'filled', filling: { ...filling, version: 5 } });
  expect(state().view?.filling?.version).toBe(5);
  form.close();
});

it('proposes for the revision that is shown, and takes the finger away once the applicant is there', async () => {
  const { asked, form, tell, state } = makeDesk();
  await form.load();
  await form.propose(scope, '豆花');
  expect(asked).toContainEqual(['form:propose', { callId, fieldId: scope, value: '豆花', revision: 2 }]);
  await form.point(scope);
  expect(state().pointed).toBe(scope);
  tell({ kind: 'focused', fieldId: scope });
  expect(state()).toMatchObject({ pointed: null, focused: scope });
  form.close();
});
