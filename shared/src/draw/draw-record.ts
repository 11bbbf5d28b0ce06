// What is written down of a draw, so that anybody can repeat it. Without zod: the page that checks it needs the types and no schema.

export type DrawConditions = {
  /** An odd number. */
  panelSize: number;
  /** How many come from each field; the rest of the panel from any of them. */
  specialties: { specialty: string; count: number }[];
  /** Empty: from anywhere. */
  regions: string[];
  /** Units and people whose ties keep an expert out; the project unit always. */
  avoided: { name: string; reason: string }[];
  excludedExperts: { expertId: string; reason: string }[];
  /** Who has sat on so many panels within so many days stays out; null: no such rule. */
  maxDraws: { count: number; days: number } | null;
};

/** An expert as the rules need them, without a name: who they are stands behind `identitySha256`. */
export type DrawEntry = {
  expertId: string;
  /** Of this entry alone: without it nobody finds out by trying whose hash it is. Hex. */
  salt: string;
  identitySha256: string;
  specialties: string[];
  region: string;
  /** Salted hashes of their unit's name and of whom they are tied to. */
  ties: string[];
  state: 'active' | 'suspended' | 'left';
  /** There is an account to sign in with. */
  isReachable: boolean;
  /** Panels they sat on within the days of the rule, those whose names are public: of sealed ones it tells nothing. */
  recentDraws: number;
};

/** One set of conditions and what was drawn by it; another one when nobody was left. */
export type DrawRound = {
  round: number;
  conditions: DrawConditions;
  conditionsSha256: string;
  signatures: { name: string; at: number }[];
  seedSha256: string;
  librarySha256: string;
  committedAt: number;
  /** Salted hashes of all entries, in their order as text: which is whose is not told before the panel is opened. */
  refs: string[];
  /** Told with the draw, after what another person adds was known; null: not drawn yet. */
  seed: string | null;
  contribution: string | null;
  drawnAt: number | null;
};

export type DrawCause = 'draw' | 'declined' | 'timedOut' | 'recused' | 'replaced' | 'absent';
export type DrawChoice = { position: number; specialty: string; ref: string };
/** Places that were lost, and who was drawn for all that are free then. */
export type DrawStep = {
  at: number;
  round: number;
  cause: DrawCause;
  lost: number[];
  chosen: DrawChoice[];
  /** Places nobody was left for. */
  lacking: number[];
};

/** What can be told at any time: no name, and nothing by which one could be guessed. */
export type SealedDraw = {
  format: 'cloudseat expert draw v1';
  reviewId: string;
  caseNumber: string;
  title: string;
  unitName: string;
  rounds: DrawRound[];
  steps: DrawStep[];
};
/** Behind a chosen entry of a round; of those who took the place. */
export type DrawnPerson = {
  round: number;
  position: number;
  ref: string;
  salt: string;
  expertId: string;
  name: string;
  unit: string;
};
/** What was sealed until the panel was opened. */
export type OpenedDraw = { rounds: { round: number; entries: DrawEntry[] }[]; people: DrawnPerson[] };
export type DrawRecord = {
  sealed: SealedDraw;
  /** Stands in the case's journal with the step that is the last here. */
  sealedSha256: string;
  opened: OpenedDraw | null;
};
