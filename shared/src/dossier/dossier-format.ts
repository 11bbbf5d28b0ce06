// What a dossier is made of: whoever writes one and whoever checks one, on a server, in a command or in a page, reads it here.

export const dossierFormat = 'cloudseat-dossier';
export const dossierVersion = 1;
export const sealFormat = 'cloudseat-recording-seal';

/** Files whose place in the package is fixed. The last three stand behind all that the manifest lists. */
export const placed = {
  readme: 'README.txt',
  key: 'public-key.pem',
  journal: 'journal.jsonl',
  manifest: 'manifest.json',
  head: 'head.json',
  signature: 'head.sig',
} as const;

export const sealPath = (recordingId: string): string => `seals/${recordingId}.json`;
export const sealSignaturePath = (recordingId: string): string => `seals/${recordingId}.sig`;
export const olderKeyPath = (keyId: string): string => `keys/${keyId}.pem`;
export const segmentPath = (
  recordingId: string,
  trackId: string,
  { index, container }: Pick<SealedSegment, 'index' | 'container'>,
): string => `recordings/${recordingId}/${trackId}/${String(index).padStart(6, '0')}.${container}`;

/** Kinds whose SHA-256 must be in the case's journal. */
export const journalledKinds = ['document', 'paper', 'signature', 'opinion', 'form'] as const;
export type FileKind =
  | (typeof journalledKinds)[number]
  | 'readme'
  | 'key'
  | 'journal'
  | 'seal'
  | 'sealSignature'
  | 'segment'
  | 'countersignature'
  /** Of an expert review, by its name in the journal's line of its archive: see expert-evidence.ts. */
  | 'review';

export type DossierFile = {
  path: string;
  kind: FileKind;
  size: number;
  sha256: string;
  /** As the ZIP has it, 8 hexadecimal digits: with it every byte of the package follows from this list. */
  crc32: string;
};

/** What belongs to the case and is not in the package. */
export type LeftOut = {
  what: 'recording' | 'document' | 'paper';
  id: string;
  /** restricted: whoever asked for the package may not have it. deleted: its term was over, hashes and seal stay. */
  why: 'restricted' | 'notSealed' | 'deleted' | 'unreadable';
};

export type Manifest = {
  format: typeof dossierFormat;
  version: number;
  /** ms since 1970. */
  madeAt: number;
  madeFor: { role: string; id: string; name: string; reason: string };
  case: { caseId: string; caseNumber: string; matterName: string; departmentName: string; openedAt: number };
  keyId: string;
  journal: { entryCount: number; head: string };
  recordings: { recordingId: string; part: 'open' | 'closed'; startedAt: number; endedAt: number }[];
  leftOut: LeftOut[];
  /** In the order of the package. */
  files: DossierFile[];
};

/** What is signed: it follows from the manifest, whole. */
export type Head = Pick<Manifest, 'format' | 'version' | 'madeAt' | 'keyId' | 'journal'> & {
  caseId: string;
  caseNumber: string;
  manifestSha256: string;
};

export const headOf = (manifest: Manifest, manifestSha256: string): Head => ({
  ...{ format: manifest.format, version: manifest.version, madeAt: manifest.madeAt },
  ...{ keyId: manifest.keyId, journal: manifest.journal, manifestSha256 },
  ...{ caseId: manifest.case.caseId, caseNumber: manifest.case.caseNumber },
});

export type SealedSegment = {
  /** Counts from 0 within its track. */
  index: number;
  startedAt: number;
  durationMs: number;
  byteCount: number;
  sha256: string;
  container: 'webm' | 'mp4';
};
export type SealedGap = {
  /** Null: the whole recording. */
  trackId: string | null;
  cause: string;
  startedAt: number;
  endedAt: number;
  statement: string | null;
  statedBy: string | null;
  statedAt: number | null;
};

/** What a recording's seal is over, as canonical JSON: its SHA-256 is in the case's journal, its bytes are signed. */
export type SealText = {
  format: typeof sealFormat;
  version: number;
  recordingId: string;
  caseId: string | null;
  callId: string | null;
  roomId: string;
  kind: string;
  part: 'open' | 'closed';
  startedAt: number;
  endedAt: number;
  state: 'sealed' | 'sealedWithGaps';
  people: {
    participantId: string;
    role: string;
    displayName: string;
    departmentId: string | null;
    firstSeenAt: number;
    lastSeenAt: number;
    /** Null for staff, and for those who did not agree and are in no track. */
    consent: { version: string | null; sha256: string | null; at: number } | null;
  }[];
  tracks: {
    trackId: string;
    participantId: string;
    role: string;
    displayName: string;
    source: string;
    kind: string;
    segments: SealedSegment[];
  }[];
  gaps: SealedGap[];
  sealedAt: number;
  keyId: string;
};
