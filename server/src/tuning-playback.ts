/** Constants of where recordings lie and of what is made of them once they have ended, each with its unit and reason. */
export const playbackTuning = {
  /** Of an object that is more than one part, bytes: S3 takes 10,000 parts of at least 5 MiB. */
  s3PartBytes: 8 * 1024 ** 2,
  /** Rests before what an object store lost is tried again, ms. */
  s3RetryAfterMs: [200, 1_000, 3_000],
  /** How long an object store counts as full after it said so, ms: then it is tried again. */
  s3FullForMs: 60_000,
  /** Between two looks for jobs, ms: what is asked for here begins at once, this is for what another server left. */
  jobLookEveryMs: 5_000,
  /** A server that says nothing for so long has lost its job, ms. */
  jobLeaseMs: 30_000,
  /** Ms between two words of it, with its progress; also how long a job goes on elsewhere after it was cancelled here. */
  jobRenewEveryMs: 1_000,
  /** Begun so often without an end, it is given up: it may be what brings servers down. */
  jobTriesMax: 3,
  /** How long what was made for somebody is kept, ms. */
  jobFileKeptMs: 24 * 3_600_000,
  /** Jobs of one's own that a recording's page shows. */
  shownJobsMax: 10,
  /** Between two looks for files whose time is over, ms, and how many of one look. */
  cleanEveryMs: 60_000,
  cleanMax: 100,
  /** Between two small pictures of a recording, ms, how many there are at most, and their size in px. */
  thumbnailEveryMs: 5_000,
  thumbnailsMax: 600,
  thumbnailWidth: 192,
  thumbnailHeight: 108,
  /** Between two looks for recordings that became complete, ms. */
  playbackLookEveryMs: 10_000,
  /** What ended before that, ms, is prepared when somebody looks: it is longer than a media node is waited for. */
  playbackMadeForMs: 7 * 86_400_000,
  /** What nobody looked at for so long is dropped, ms, and made again when somebody does: it is as large as the recording. */
  playbackKeptMs: 30 * 86_400_000,
  /** Size of a composed file in px: readable faces, at half a core a second of it. */
  composedWidth: 1_280,
  composedHeight: 720,
  /** How long a look lasts, ms: longer than most talks. */
  lookMs: 2 * 3_600_000,
  /** How long recordings are kept, days from their end; null: for ever. Two years are the time to sue over most decisions, ten are an archive's short term. */
  retentionDays: { ordinary: 730, evidence: 3_650, permanent: null },
  /** Whose term ends within so many days is listed as due: there is time to hold it. */
  dueWithinDays: 30,
  /** Between two looks for recordings whose term is over, or of which none was said yet, ms. */
  retentionLookEveryMs: 60_000,
  /** Between two looks at the room that is left for recordings, ms. */
  storageLookEveryMs: 60_000,
  /** What has ended before that and is not all in the store is a fault, ms: taking a talk's last segments in needs seconds. */
  completeWithinMs: 10 * 60_000,
  /** How long one that ended with nothing recorded counts as a fault, ms: nobody can put it right. */
  failedShownMs: 7 * 86_400_000,
  /** Rows of one search. */
  listedMax: 100,
} as const;
