import { dossierFormat, dossierVersion, type LeftOut, type Manifest } from '../dossier-format.ts';

type Shape = (value: unknown) => boolean;
const text: Shape = (value) => typeof value === 'string';
const count: Shape = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const oneOf =
  (...values: readonly unknown[]): Shape =>
  (value) =>
    values.includes(value);
const matching =
  (pattern: RegExp): Shape =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const listOf =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
const recordOf =
  (shapes: Record<string, Shape>): Shape =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(shapes).every(([key, shape]) => shape((value as Record<string, unknown>)[key]));

const things: readonly LeftOut['what'][] = ['recording', 'document', 'paper'];
const reasons: readonly LeftOut['why'][] = ['restricted', 'notSealed', 'deleted', 'unreadable'];

/** Everything of it that is used or shown: a list that was changed may have lost any of it. */
const isManifest = recordOf({
  format: oneOf(dossierFormat),
  version: oneOf(dossierVersion),
  madeAt: count,
  madeFor: recordOf({ name: text }),
  case: recordOf({ caseId: text, caseNumber: text, matterName: text, departmentName: text }),
  keyId: text,
  journal: recordOf({ entryCount: count, head: text }),
  recordings: listOf(recordOf({ recordingId: text })),
  leftOut: listOf(recordOf({ what: oneOf(...things), id: text, why: oneOf(...reasons) })),
  files: listOf(
    recordOf({
      ...{ path: text, kind: text, sha256: matching(/^[0-9a-f]{64}$/), crc32: matching(/^[0-9a-f]{8}$/) },
      size: (value) => count(value) && Number(value) < 0xffffffff,
    }),
  ),
});

/** Null where it is none that this check can read. */
export function readManifest(bytes: Uint8Array): Manifest | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isManifest(value) ? (value as Manifest) : null;
  } catch {
    return null;
  }
}
