import { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
import { type ReadingItem, ReadingItemId } from '@cloudseat/shared/nouns/expert-reading.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { BoundMaterial } from '@cloudseat/shared/nouns/expert-score.ts';
import { findCurrentFilm } from '@cloudseat/shared/nouns/film-rules.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import type { ExpertCore } from './app-expert.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { ApplicantNotices } from './cases/applicant-notices.ts';
import type { EvidencePiece } from './expert-review/evidence.ts';
import type { ReviewFile, SeatRow } from './expert-review/expert-review.repository.ts';
import type { createExpertFiles } from './expert-review/filing/expert-files.ts';
import { createCoverageRepository } from './expert-review/pre-review/coverage.repository.ts';
import { createPreReviewRepository } from './expert-review/pre-review/pre-review.repository.ts';
import { createPreReview, type SessionNews } from './expert-review/pre-review/pre-review.ts';
import { createQuestionRepository } from './expert-review/pre-review/questions.repository.ts';
import { createQuestions, questionPieces } from './expert-review/pre-review/questions.ts';
import { createReadingRoutes } from './expert-review/pre-review/reading.routes.ts';
import { createReadingViews } from './expert-review/pre-review/reading-views.ts';
import { createRemarkRepository } from './expert-review/pre-review/remarks.repository.ts';
import { sessionTexts } from './expert-review/pre-review/session-text.ts';
import type { Films } from './films/films.ts';
import { readingTuning } from './tuning-reading.ts';

type Beside = {
  announce: (file: ReviewFile) => Promise<void>;
  notices: Pick<ApplicantNotices, 'tellOf'>;
  origin: () => string;
  files: Pick<ReturnType<typeof createExpertFiles>, 'listCurrent'>;
  films: Pick<Films, 'listReady'>;
};

const isRequiredOf = ({ review }: ReviewFile, id: ProjectLineId): boolean =>
  review.kind.materials.some(({ lineId, isRequired }) => lineId === id && isRequired);

/** Papers of the project as they are now. */
async function listPapers(file: ReviewFile, files: Beside['files']): Promise<ReadingItem[]> {
  return (await files.listCurrent(file.review.reviewId)).map(
    ({ paperId, fileId, lineId, fileName, version, pageCount }) => ({
      ...{ itemId: ReadingItemId.parse(paperId), sourceId: fileId, lineId, name: fileName, version },
      ...{ kind: pageCount === null ? 'file' : 'pages', unitCount: pageCount ?? 1 },
      isRequired: isRequiredOf(file, lineId),
    }),
  );
}

/** Of each line of films the one that counts now: it is the same item, whatever its version. */
async function listFilms(file: ReviewFile, films: Beside['films']): Promise<ReadingItem[]> {
  const ready = await films.listReady(file.review.reviewId);
  return file.review.kind.materials.flatMap(({ lineId, isRequired }) => {
    const film = findCurrentFilm(ready, lineId);
    if (film?.rendition == null) return [];
    const { filmId, fileName, version, rendition } = film;
    return [
      {
        ...{
          itemId: ReadingItemId.parse(lineId),
          sourceId: filmId,
          lineId,
          name: fileName,
          version,
          isRequired,
        },
        ...{ kind: 'film' as const, unitCount: rendition.durationMs },
      },
    ];
  });
}

/** Pre-review 会前预审: what the panel reads, remarks and asks before it sits. */
export function createReadPart(
  core: ExpertCore,
  { database: { db }, cipher, clock, logger, lifetime }: Floor,
  { cases, identity, experts: library }: Sides,
  { announce, notices, origin, files, films }: Beside,
) {
  const coverage = createCoverageRepository(db);
  const remarks = createRemarkRepository(db, cipher);
  const asked = createQuestionRepository(db, cipher);
  const reading = createReadingViews({ coverage, remarks, questions: asked });
  reading.addItems((file) => listPapers(file, files));
  reading.addItems((file) => listFilms(file, films));

  /** Whoever judges, in the language of their work. One whose telephone is not known finds it on their page, as convenors do. */
  async function tellExperts(seats: ReviewFile['seats'], text: string): Promise<void> {
    for (const { expertId, seatId } of seats.filter(isJudging)) {
      const phone = (await library.find(expertId))?.phone;
      if (phone)
        await identity
          .sendText(phone, { template: 'expertNotice', text })
          .catch((error) => logger.warn({ err: error, seatId }, 'an expert was not told of the sitting'));
    }
  }

  /** The unit and the panel, by text message. */
  async function tell({ review, seats }: ReviewFile, news: SessionNews): Promise<void> {
    const of = await cases.reader.find(review.caseId);
    const time = review.scheduledAt?.getTime();
    if (of === null || time === undefined) return;
    const texts = sessionTexts(news, review.title, time);
    await notices.tellOf(of, 'expertReview', `/projects/${review.reviewId}`, texts);
    await tellExperts(seats, texts(`${origin()}/panel`)['zh-Hans']);
  }
  const preReview = createPreReview({
    ...{ changes: core.changes, repository: createPreReviewRepository(db), tell, clock, logger },
  });
  const look = () =>
    preReview.look().catch((error) => logger.warn({ err: error }, 'sittings were not looked at'));
  lifetime.interval(() => void look(), readingTuning.lookEveryMs);
  core.views.addDuty(reading.dutyOf);
  core.evidence.add(async ({ review: { reviewId } }): Promise<EvidencePiece[]> => {
    const rows = await coverage.list(reviewId);
    const covered = rows.map(({ seatId, itemId, version, spans }) => ({ seatId, itemId, version, spans }));
    const written = (await remarks.list(reviewId)).map(
      ({ remarkId, seatId, place, text, createdAt, changedAt }) => ({
        ...{ remarkId, seatId, place, text },
        ...{ createdAt: createdAt.getTime(), changedAt: changedAt.getTime() },
      }),
    );
    return [
      { name: 'coverage.json', text: canonicalJson({ covered }), journalledIn: null },
      { name: 'comments.json', text: canonicalJson({ remarks: written }), journalledIn: null },
      ...questionPieces(await asked.list(reviewId)),
    ];
  });

  return {
    /** What a place has read and watched of what counts now: marks are bound to it. */
    async materialsOf(file: ReviewFile, { seatId }: Pick<SeatRow, 'seatId'>): Promise<BoundMaterial[]> {
      const [items, own] = [await reading.listItems(file), await reading.ownCoverage(file, seatId)];
      return items.map(({ itemId, name, kind, version, unitCount }) => {
        const covered = own.find((each) => each.itemId === itemId && each.version === version);
        const coveredShare = covered?.coveredShare ?? 0;
        return { itemId, name, kind, version, unitCount, coveredShare, sha256: null };
      });
    },
    routes: createReadingRoutes({
      ...{ door: core.door, views: core.views, reading, preReview, coverage, remarks, announce, clock },
      questions: createQuestions({ changes: core.changes, repository: asked, clock }),
    }),
  };
}
