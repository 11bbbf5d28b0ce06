import type { FormDefinition, FormValue } from '@cloudseat/shared/nouns/form.ts';
import { valuesOf } from '@cloudseat/shared/nouns/form-check.ts';
import { schemaOfValues } from '@cloudseat/shared/nouns/form-schema.ts';
import type { CaseId, FormFillingId, FormId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { AppError } from '../platform/errors.ts';
import { sha256Hex } from '../platform/ids.ts';
import type { Filling } from './filling.ts';

/** What is put on paper and signed: the values that were asked for, by field, and what they answer. Times in ms since 1970. */
export type CompletedForm = {
  format: 'cloudseat completed form v1';
  caseId: CaseId;
  caseNumber: string;
  matterId: MatterId;
  fillingId: FormFillingId;
  formId: FormId;
  formVersion: number;
  values: Record<string, FormValue>;
  completedAt: number;
};

/** What the signature is bound to: the same wherever it is computed. */
export function freeze(form: CompletedForm): { json: string; sha256: string } {
  const json = canonicalJson(form);
  return { json, sha256: sha256Hex(json) };
}

/** FORM_INCOMPLETE with the problem of each field that is not right. */
export function getCompleteValues(definition: FormDefinition, filling: Filling): Record<string, FormValue> {
  const parsed = schemaOfValues(definition).safeParse(valuesOf(filling));
  if (parsed.success) return parsed.data;
  const problems = Object.fromEntries(
    parsed.error.issues.map(({ path, message }) => [String(path[0]), message]),
  );
  throw new AppError('FORM_INCOMPLETE', 'some fields are not right yet', { problems });
}
