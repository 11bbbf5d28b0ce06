import type { ExpertFile } from '@cloudseat/shared/nouns/expert-filing.ts';
import { currentFilesOf } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { ExpertFileRepository } from './expert-file.repository.ts';

/** Of the given lines, all of films, those that no film is ready for. */
export type FilmLacks = (file: ReviewFile, lineIds: ProjectLineId[]) => Promise<ProjectLineId[]>;
export type FilingLacks = ReturnType<typeof createFilingLacks>;

/** Required lines that nothing answers: papers are looked for here, films by who keeps them. */
export function createFilingLacks(files: Pick<ExpertFileRepository, 'list'>) {
  // Nobody keeps films: then none is ready.
  let findFilmLacks: FilmLacks = async (_file, lineIds) => lineIds;

  const requiredOf = ({ review }: ReviewFile, isOfFilm: boolean): ProjectLineId[] =>
    review.kind.materials
      .filter(({ isRequired, accepts }) => isRequired && (accepts === 'film') === isOfFilm)
      .map(({ lineId }) => lineId);
  const ofPapers = (file: ReviewFile, all: readonly ExpertFile[]): ProjectLineId[] => {
    const answered = new Set(currentFilesOf(all).map(({ lineId }) => lineId));
    return requiredOf(file, false).filter((lineId) => !answered.has(lineId));
  };

  return {
    ofPapers,
    /** Films are answered for by this from now on. */
    plugInFilms: (find: FilmLacks) => {
      findFilmLacks = find;
    },
    /** In the order of the kind's list. */
    async find(file: ReviewFile): Promise<ProjectLineId[]> {
      const films = requiredOf(file, true);
      const [all, filmLacks] = await Promise.all([
        files.list(file.review.reviewId),
        films.length === 0 ? [] : findFilmLacks(file, films),
      ]);
      const lacking = new Set([...ofPapers(file, all), ...filmLacks]);
      return file.review.kind.materials.map(({ lineId }) => lineId).filter((lineId) => lacking.has(lineId));
    },
  };
}
