/** One entry of WebRTC statistics; the names are those of webrtc-stats, and some browsers lack some. */
export type StatEntry = Record<string, unknown>;

/** Null where the browser does not say. */
export const statNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

/** With this mediasoup tries what a link can carry; half of it is missing on the best of links, and it is no media. */
export const probationSsrc = 1234;

export const listStats = (report: RTCStatsReport): StatEntry[] => {
  const entries: StatEntry[] = [];
  report.forEach((entry: StatEntry) => {
    entries.push(entry);
  });
  return entries;
};

/** Browsers say in three ways which pair is in use; a nominated one may be under test again just now. */
export function findChosenPair(report: RTCStatsReport): StatEntry | undefined {
  const entries = listStats(report);
  const pairs = entries.filter(({ type }) => type === 'candidate-pair');
  const named = entries.find((entry) => entry.type === 'transport')?.selectedCandidatePairId;
  return (
    pairs.find(({ id }) => id !== undefined && id === named) ??
    pairs.find(({ selected }) => selected === true) ??
    pairs.find(({ nominated, state }) => nominated === true && state === 'succeeded') ??
    pairs.find(({ nominated }) => nominated === true)
  );
}
