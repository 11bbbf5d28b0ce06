import { isUnreadYet } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { FilmId } from '@cloudseat/shared/nouns/film.ts';
import { findCurrentFilm } from '@cloudseat/shared/nouns/film-rules.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import type { ExpertCore } from './app-expert.ts';
import type { Floor } from './app-floor.ts';
import type { PlaybackSide } from './app-playback.ts';
import { sealPieces } from './expert-review/evidence.ts';
import type { ReviewFile } from './expert-review/expert-review.repository.ts';
import { fitsLine } from './expert-review/filing/begin-again.ts';
import { filmEvidence, filmPiece } from './expert-review/filing/film-evidence.ts';
import type { TakeOver } from './expert-review/filing/new-draft.ts';
import { assertState } from './expert-review/review-change.ts';
import { isOnPanel } from './expert-review/review-viewer.ts';
import { createFilmRepository, type FilmRow } from './films/film.repository.ts';
import { createFilmRoutes, registerFilmFiles } from './films/film.routes.ts';
import { createFilmFiles } from './films/film-files.ts';
import { createFilmJob, type Settle } from './films/film-job.ts';
import { createFilmUploads } from './films/film-upload.ts';
import { createFilms, type FilmAccess, type FilmLine } from './films/films.ts';
import { createTakes } from './films/takes.ts';
import type { Authenticate } from './gateway/authenticate.ts';
import { admit } from './gateway/routes.ts';
import type { Principal, RouteContext } from './identity/principal.ts';
import { AppError, notFound } from './platform/errors.ts';
import { filmsTuning } from './tuning-films.ts';

type Jobs = PlaybackSide['jobs'];

/** Site films of reviews: sent, recorded, checked, converted, played. */
export async function createFilmPart(
  core: ExpertCore,
  floor: Floor,
  jobs: Jobs,
  announce: (file: ReviewFile) => Promise<void>,
) {
  const { clock, config, lifetime, logger, recordingFiles: bytes } = floor;
  const repository = createFilmRepository(floor.database.db);
  const files = createFilmFiles(config.dataFolder);
  await files.open();
  const access = createAccess(core);
  const line = createFilmLine(jobs);
  const onChanged = (reviewId: ExpertReviewId) =>
    void core.changes
      .getFile(reviewId)
      .then(announce)
      .catch((error) => logger.warn({ err: error, reviewId }, 'a film’s change could not be announced'));
  const films = createFilms({ repository, files, bytes, line, access, clock, logger, onChanged });
  const job = createFilmJob({
    ...{ repository, files, bytes, clock, logger, settle: createSettle(core) },
    onConverting: ({ reviewId }) => onChanged(reviewId),
  });
  jobs.plugIn({
    kind: 'film',
    async make({ subjectId }, tools) {
      await job.make(subjectId as FilmId, tools);
      return null;
    },
    onFailed: ({ subjectId }) => job.giveUp(subjectId as FilmId),
  });
  const look = () => films.look().catch((error) => logger.warn({ err: error }, 'films were not looked at'));
  void look();
  lifetime.interval(() => void look(), filmsTuning.lookEveryMs);

  core.evidence.add(filmEvidence(films));

  const takes = createTakes({ films, repository, files, access, clock });
  const uploads = createFilmUploads({ films, repository, files, access, clock });
  return {
    films,
    /** Of these lines of a project, those without a film that can be played. */
    async findLacking({ review }: ReviewFile, lineIds: ProjectLineId[]): Promise<ProjectLineId[]> {
      const ready = await films.listReady(review.reviewId);
      return lineIds.filter((lineId) => findCurrentFilm(ready, lineId) === null);
    },
    /** Films of a void review go on in the draft that is begun in its place. */
    takeOver: (async ({ review }, { reviewId, kind }) => {
      const copies = (await films.copiesFor(reviewId, review.reviewId)).filter(({ lineId }) =>
        fitsLine(review.kind, kind, lineId),
      );
      return async (tx) => {
        for (const copy of copies) await repository.insert(tx, copy);
        return copies.map((copy) => ({
          action: 'expert.filmReceived',
          details: { ...receivedOf(copy, copy), fromFilmId: copy.bytesOf },
        }));
      };
    }) satisfies TakeOver,
    routes: createFilmRoutes(films, takes),
    registerFiles: (api: Parameters<typeof registerFilmFiles>[0], authenticate: Authenticate) =>
      registerFilmFiles(api, {
        ...{ films, takes, files, uploads, logger },
        authenticate: (name, request) => admit(name, request, authenticate),
      }),
  };
}

/** Its unit sends while the project may be changed; whoever has a part in the review reads, of experts those who judge. */
function createAccess({ door, changes }: ExpertCore): FilmAccess {
  const contextOf = (principals: readonly Principal[]) => ({ principals }) as RouteContext;
  return {
    async assertMayWrite(reviewId, lineId, principals) {
      const { file } = await door.enterAs('unit', reviewId, contextOf(principals));
      assertState(file, 'draft', 'revising');
      const found = file.review.kind.materials.find((each) => each.lineId === lineId);
      if (lineId !== null && found?.accepts !== 'film')
        throw new AppError('FILM_LINE', 'the kind of project asks for no film there', { lineId });
      return { senderId: file.review.applicantId };
    },
    async assertMayRead(reviewId, principals) {
      const { file, viewer } = await door.enter(reviewId, contextOf(principals));
      if (viewer.part === 'expert' && (isUnreadYet(file.review) || !isOnPanel(viewer)))
        throw notFound('the film');
      return { isSender: viewer.part === 'unit' };
    },
    async noteRemoved({ filmId, reviewId, lineId, version, fileName, senderId }) {
      await changes.change(reviewId, null, { role: 'applicant', id: senderId }, (_tx, file) => {
        assertState(file, 'draft');
        const details = { filmId, lineId, version, fileName, evidenceGone: [filmPiece(filmId)] };
        return { lines: [{ action: 'expert.filmRemoved', details }], isAside: true };
      });
    },
  };
}

/** Films wait in the line of what is made of recordings: a server works on one thing at a time. */
export const createFilmLine = (jobs: Jobs): FilmLine => ({
  async start(filmId) {
    await jobs.start({
      ...{ kind: 'film', subjectId: filmId, recordingId: null, caseId: null },
      ...{ askedBy: null, reason: '' },
    });
  },
  async cancel(filmId) {
    for (const { jobId } of await jobs.listOpenOf('film', [filmId])) await jobs.cancel(jobId);
  },
  async progressOf(filmIds) {
    const open = await jobs.listOpenOf('film', filmIds);
    return new Map(open.map(({ subjectId, progress }) => [subjectId as FilmId, progress]));
  },
});

/** How the journal tells of a film that can be played: with the hashes of what came and of what is played. */
const receivedOf = (
  { filmId, lineId, version, fileName }: FilmRow,
  { source, rendition }: Pick<FilmRow, 'source' | 'rendition'>,
) => ({
  ...{ filmId, lineId, version, fileName, sha256: source?.sha256, playedSha256: rendition?.sha256 },
  evidence: source === null ? [] : sealPieces([{ name: filmPiece(filmId), sha256: source.sha256 }]),
});

/** What became of a film is a line of its case's journal. */
const createSettle =
  (core: ExpertCore): Settle =>
  async (film, result, write) => {
    const { filmId, reviewId, lineId, version, fileName, senderId } = film;
    await core.changes.change(reviewId, null, { role: 'applicant', id: senderId }, async (tx) =>
      (await write(tx))
        ? {
            lines: [
              {
                action: 'failure' in result ? 'expert.filmRefused' : 'expert.filmReceived',
                details:
                  'failure' in result
                    ? { filmId, lineId, version, fileName, failure: result.failure }
                    : receivedOf(film, result),
              },
            ],
            isAside: true,
          }
        : null,
    );
  };
