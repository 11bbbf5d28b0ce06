import { canonicalJson } from '../canonical-json.ts';
import { type DossierFile, headOf, type Manifest, olderKeyPath, placed } from '../dossier-format.ts';
import { keyIdOf, readPublicKey } from '../public-key.ts';
import { sha256Of, type Tools } from './ports.ts';
import type { ReportBuilder } from './report.ts';

export type KnownKeys = Map<string, Uint8Array>;

/** The public keys that the package carries, by their ids; the installation's, and those before it that signed a seal. */
export async function readKeys(
  files: readonly DossierFile[],
  readText: (path: string) => Promise<string | null>,
  { tools, report }: { tools: Tools; report: ReportBuilder },
): Promise<KnownKeys> {
  const keys: KnownKeys = new Map();
  for (const { path } of files.filter(({ kind }) => kind === 'key')) {
    const key = readPublicKey((await readText(path)) ?? '');
    if (key === null) {
      report.fault('signature', 'unreadable', path);
      continue;
    }
    const keyId = keyIdOf(await sha256Of(tools, key.spki));
    if (path !== placed.key && path !== olderKeyPath(keyId))
      report.fault('signature', 'otherKey', path, keyId);
    keys.set(keyId, key.raw);
  }
  return keys;
}

/**
 * The signed head follows from the manifest: where it does, and the signature does not fit, the signature or the key was changed;
 * where it does not, the head or the manifest.
 */
export async function checkHead(
  manifest: Manifest,
  parts: { manifest: Uint8Array; head: Uint8Array; signature: Uint8Array },
  keys: KnownKeys,
  { tools, report }: { tools: Tools; report: ReportBuilder },
): Promise<void> {
  const manifestSha256 = await sha256Of(tools, parts.manifest);
  const expected = canonicalJson(headOf(manifest, manifestSha256));
  const actual = new TextDecoder().decode(parts.head);
  report.count('manifest', 1);
  report.count('signature', 1);
  const key = keys.get(manifest.keyId);
  const isSigned =
    key !== undefined &&
    parts.signature.length === 64 &&
    (await tools.isSignedBy(key, parts.head, parts.signature));
  if (actual !== expected) {
    // The head that was signed names another manifest; one that was not signed may be the changed one itself.
    if (isSigned) report.fault('manifest', 'notAsSigned', placed.manifest);
    else report.fault('manifest', 'notAsSigned', placed.manifest, placed.head);
  }
  if (isSigned) return;
  if (key === undefined) report.fault('signature', 'unknownKey', placed.key, manifest.keyId);
  else report.fault('signature', 'badSignature', actual === expected ? placed.signature : placed.head);
}
