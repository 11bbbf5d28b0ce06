// Goes through everything that the applicant's pages can load and names what phones of 2019 would stumble over.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chunk, isScript } from './chunks.ts';
import { type Finding, findNewInterfaces, findNewSyntax } from './old-scripts.ts';
import { findNewStyles } from './old-styles.ts';

/** A use that somebody has looked at. */
export interface Reviewed {
  what: string;
  /** The package or the file of ours, as src/…: chunks change their names with whatever else they take in. */
  in: string;
  why: string;
}

export type Report = { problems: string[]; scriptCount: number; styleCount: number };

/** `placesOf` names the packages and files of ours that went into a chunk. */
export function checkOldPhones(
  folder: string,
  chunks: readonly Chunk[],
  reviewed: readonly Reviewed[],
  placesOf: (chunk: Chunk) => ReadonlySet<string>,
): Report {
  const open = new Set(reviewed);
  const isReviewed = (what: string, places: ReadonlySet<string>) => {
    const lines = reviewed.filter((line) => line.what === what && places.has(line.in));
    for (const line of lines) open.delete(line);
    return lines.length > 0;
  };
  const problems: string[] = [];
  const counts = { script: 0, style: 0 };
  for (const chunk of chunks) {
    const { name, files } = chunk;
    const places = placesOf(chunk);
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      if (!isScript(file)) {
        counts.style += 1;
        const found = findNewStyles(text).filter(({ what }) => !isReviewed(what, places));
        problems.push(...found.map(({ what, rule }) => `${file} (${name}): ${what} in ${rule}`));
        continue;
      }
      counts.script += 1;
      const syntax = findNewSyntax(text);
      if (syntax !== null)
        problems.push(`${at(file, name, text, syntax)}: such a phone cannot read the script`);
      const uses = findNewInterfaces(text).filter(({ what }) => !isReviewed(what, places));
      problems.push(
        ...uses.map(
          (use) => `${at(file, name, text, use)}: not on every phone; guard it, then say so in reviewed.ts`,
        ),
      );
    }
  }
  for (const line of open) problems.push(`reviewed.ts: nothing in ${line.in} uses ${line.what} any more`);
  return { problems, scriptCount: counts.script, styleCount: counts.style };
}

function at(file: string, name: string, text: string, { what, offset }: Finding): string {
  const before = text.slice(0, offset).split('\n');
  const near = text.slice(Math.max(0, offset - 30), offset + 50).replace(/\s+/g, ' ');
  return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1} (${name}): ${what} at …${near}…`;
}
