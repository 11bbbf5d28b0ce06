/**
 * interrupted: a talk goes on and is not written, though nobody meant that. needsStatement: over, with a gap that nobody has
 * explained. incomplete: over for a while and not all in the store, or lately over with nothing recorded.
 */
export const recordingFaults = ['interrupted', 'needsStatement', 'incomplete'] as const;
export type RecordingFault = (typeof recordingFaults)[number];
