import type { DrawnPerson, DrawRecord } from '../../draw/draw-record.ts';
import { verifyDraw } from '../../draw/verify-draw.ts';
import type { Manifest } from '../dossier-format.ts';
import { piecePath } from '../expert-evidence.ts';
import type { ChainedLine } from '../journal-text.ts';
import type { Tools } from './ports.ts';
import type { ReportBuilder } from './report.ts';

type Given = {
  manifest: Manifest;
  entries: readonly (ChainedLine | null)[];
  readText: (path: string) => Promise<string | null>;
  tools: Pick<Tools, 'sha256'>;
  report: ReportBuilder;
};
type PanelSeat = Pick<DrawnPerson, 'position' | 'expertId' | 'name' | 'unit'> & { state: string };

const recordPath = piecePath('draw/record.json');
const panelPath = piecePath('panel.json');
/** Who was asked in vain never sat, and the record does not name them. */
const inVain = ['asked', 'declined', 'timedOut'];

/**
 * Draws the panel of an expert review again from the record in the package: by what the journal says was committed to, and with whoever
 * really sat. A package without a record has none of it; one that lost it lacks a file that was sealed.
 */
export async function checkDraw({ manifest, entries, readText, tools, report }: Given): Promise<void> {
  report.count('draw', 0);
  if (!manifest.files.some(({ path }) => path === recordPath)) return;
  const text = await readText(recordPath);
  if (text === null) return;
  const { findings } = verifyDraw(text, tools.sha256);
  for (const { place, expected, found } of findings)
    report.fault('draw', 'drawnOtherwise', `${recordPath} ${place}`, `${brief(expected)} ≠ ${brief(found)}`);
  const record = parse<DrawRecord>(text);
  if (findings.length > 0 || record === null) return;
  checkCommitments(record, entries, report);
  const people = record.opened?.people ?? [];
  report.count('draw', people.length);
  const panel = parse<{ seats: PanelSeat[] }>(await readText(panelPath));
  for (const seat of panel?.seats ?? [])
    if (!inVain.includes(seat.state) && !people.some((person) => isSame(person, seat)))
      report.fault('draw', 'notDrawn', panelPath, `${seat.position} ${seat.name}`);
}

/** Seed, library and conditions are those of the line that was written before the draw, the last step is that of the last line. */
function checkCommitments(
  { sealed, sealedSha256 }: DrawRecord,
  entries: readonly (ChainedLine | null)[],
  report: ReportBuilder,
): void {
  const lines = entries.filter((entry) => entry?.details.reviewId === sealed.reviewId);
  const last = lines.findLast((entry) => entry?.action === 'expert.drawn');
  if (last?.details.sealedSha256 !== sealedSha256) report.fault('draw', 'notAsJournalled', recordPath);
  for (const [
    index,
    { round, seedSha256, librarySha256, conditionsSha256, ...drawn },
  ] of sealed.rounds.entries()) {
    const lineOf = (action: string, facts: Record<string, unknown>) =>
      lines.findIndex(
        (entry) =>
          entry?.action === action &&
          Object.entries({ round, ...facts }).every(([name, value]) => entry.details[name] === value),
      );
    const committedAt = lineOf('expert.drawCommitted', { seedSha256, librarySha256, conditionsSha256 });
    const { seed, contribution } = drawn;
    const openedAt = seed === null ? lines.length : lineOf('expert.seedOpened', { seed, contribution });
    if (committedAt === -1 || openedAt < committedAt)
      report.fault('draw', 'notAsJournalled', `${recordPath} rounds[${index}]`);
  }
}

const isSame = (person: DrawnPerson, seat: PanelSeat): boolean =>
  person.position === seat.position &&
  person.expertId === seat.expertId &&
  person.name === seat.name &&
  person.unit === seat.unit;

const brief = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

function parse<Shape>(text: string | null): Shape | null {
  try {
    return text === null ? null : (JSON.parse(text) as Shape);
  } catch {
    return null;
  }
}
