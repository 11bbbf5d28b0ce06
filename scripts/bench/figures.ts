// What every benchmark does with its measurements: percentiles, a table for people, one JSON line for machines.

/** Nearest rank; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (value === undefined) throw new Error('a percentile of nothing');
  return value;
}

export const round = (value: number, digits: number): number => Number(value.toFixed(digits));

export const wantsJson = (args: readonly string[] = process.argv): boolean => args.includes('--json');

/** Rows under a heading, columns aligned; for a terminal. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  console.log(`\n${title}`);
  for (const row of rows) console.log(`  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`);
}

/** With `--json` the last line of the output is one JSON object. */
export function printFigures(name: string, figures: Readonly<Record<string, number>>): void {
  if (wantsJson()) console.log(JSON.stringify({ name, figures }));
}
