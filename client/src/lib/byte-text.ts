const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** A size as people read it: 0 B, 812 kB, 1.4 GB. */
export function formatBytes(byteCount: number): string {
  let [value, unit] = [byteCount, 0];
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits).replace(/\.0$/, '')} ${units[unit]}`;
}
