// Which lines of a child's log the operator should see at once: warnings, errors, and whatever is no log line at all.

const notableLevels = new Set(['warn', 'error', 'fatal']);
const warnLevel = 40;

/** pino writes one JSON object a line, its level a number or a word. */
export function findNotable(line: string): string | undefined {
  if (!line.startsWith('{')) return line.trim() === '' ? undefined : line;
  try {
    const entry = JSON.parse(line);
    if (!notableLevels.has(entry.level) && !(Number(entry.level) >= warnLevel)) return undefined;
    const reason = entry.err?.message ?? entry.error?.message;
    return [entry.msg, reason].filter(Boolean).join(': ');
  } catch {
    return line;
  }
}
