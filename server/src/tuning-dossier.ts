export const dossierTuning = {
  /** How often recordings to be sealed are looked for: a seal is nothing a person waits for. */
  sealEveryMs: 5_000,
  /** At a time; more of them wait for the next look. */
  sealedAtOnceMax: 200,
};
