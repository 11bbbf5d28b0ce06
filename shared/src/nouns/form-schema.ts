import { z } from 'zod';
import { type FormDefinition, FormValue } from './form.ts';
import { fieldsOf, findProblems, isEmpty, isShown } from './form-check.ts';

/**
 * The schema of a completed form's values, made from its definition. Gives what was asked for and answered; what a condition
 * hides is left out. An issue names its field in `path` and its problem in `params`.
 */
export function schemaOfValues(definition: FormDefinition) {
  return z
    .record(z.string(), FormValue)
    .superRefine((values, context) => {
      const known = new Set<string>(fieldsOf(definition).map(({ fieldId }) => fieldId));
      for (const fieldId of Object.keys(values))
        if (!known.has(fieldId)) context.addIssue({ code: 'unrecognized_keys', keys: [fieldId], path: [] });
      for (const [fieldId, problem] of Object.entries(findProblems(definition, values)))
        context.addIssue({ code: 'custom', path: [fieldId], message: problem, params: { problem } });
    })
    .transform((values) => {
      const shown = fieldsOf(definition).filter((field) => isShown(field, definition, values));
      return Object.fromEntries(
        shown.flatMap(({ fieldId }) => {
          const value = values[fieldId];
          return value === undefined || isEmpty(value) ? [] : [[fieldId, value] as const];
        }),
      );
    });
}
