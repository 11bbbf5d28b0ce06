import { checkField, fieldsOf } from '@cloudseat/shared/nouns/form-check.ts';
import { describe, expect, it } from 'vitest';
import { demoData } from '../../administration/demo/index.ts';
import { demoForms } from './load-demo-forms.ts';
import { makeDefinition } from './make-definition.ts';

describe.each(demoForms.map(makeDefinition))('the demo’s form $formId', (form) => {
  const fields = fieldsOf(form);

  it('is of a matter of the demo', () =>
    expect(demoData.matters.map(({ matterId }) => matterId)).toContain(form.matterId));
  it('has each field once, choices where something is chosen, and conditions that can come true', () => {
    expect(new Set(fields.map(({ fieldId }) => fieldId)).size).toBe(fields.length);
    for (const { kind, options, shownWhen } of fields) {
      expect(options.length > 1).toBe(kind === 'choice' || kind === 'choices');
      if (shownWhen === null) continue;
      const other = fields.find(({ fieldId }) => fieldId === shownWhen.fieldId);
      for (const value of shownWhen.isOneOf) expect(other && checkField(other, value)).toBeNull();
    }
  });
  it('speaks every language', () => {
    for (const { label, hint } of fields)
      for (const text of [label, hint])
        if (text) expect(Object.values(text).every((words) => words.length > 0)).toBe(true);
  });
});
