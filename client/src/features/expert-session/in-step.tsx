import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ExpertSession, InStep, InStepItem } from '@cloudseat/shared/nouns/expert-session.ts';
import type { Film } from '@cloudseat/shared/nouns/film.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { FilmPlayer } from '../../ui/film/film-player.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './session.module.css';

/** Films of the project that can be played, for the room of its panel. */
export function useFilms(reviewId: ExpertReviewId): readonly Film[] {
  const { value } = useReviewLoad(reviewId, `films/${reviewId}`, () =>
    api('film:list', { params: { reviewId } }),
  );
  return value?.films.filter(({ state }) => state === 'ready') ?? [];
}

const stepTo = (reviewId: ExpertReviewId, item: InStepItem | null) =>
  api('expertSession:step', { params: { reviewId }, body: { item } });

/** Null: no film is shown, or it is one that is not there any more. */
export const findShownFilm = (films: readonly Film[], inStep: InStep | null): Film | null =>
  films.find(({ filmId }) => inStep?.item?.kind === 'film' && filmId === inStep.item.itemId) ?? null;

type StepFilmProps = { film: Film; inStep: InStep; session: ExpertSession; clock: () => number };

/** The film as everybody sees it, at the same moment of it; whoever leads has its controls. */
export function StepFilm({ film, inStep, session, clock }: StepFilmProps) {
  const { item, atServerTime: at } = inStep;
  if (item === null) return null;
  const { isPlaying, positionMs, rate } = item;
  return (
    <FilmPlayer
      film={film}
      isFilling
      sync={{ isPlaying, positionMs, at, rate }}
      serverNow={clock}
      {...(session.mayStep && {
        onControl: (wish) =>
          void stepTo(session.reviewId, {
            ...item,
            ...wish,
            positionMs: Math.max(0, Math.round(wish.positionMs)),
          }).catch((error: unknown) => console.warn('in step', error)),
      })}
    />
  );
}

type StepChoicesProps = { films: readonly Film[]; inStep: InStep | null; session: ExpertSession };

/** What can be put before everybody, for whoever leads it now. */
export function StepChoices({ films, inStep, session }: StepChoicesProps) {
  const { t } = useTranslation('expert-session');
  const task = useTask();
  if (!session.mayStep || films.length === 0) return null;
  const shownId = findShownFilm(films, inStep)?.filmId ?? null;
  const show = (film: Film | null) =>
    void task.run(() =>
      stepTo(
        session.reviewId,
        film && {
          ...{ itemId: film.filmId, kind: 'film', itemVersion: film.version, page: 1 },
          ...{ isPlaying: false, positionMs: 0, rate: 1 },
        },
      ),
    );
  return (
    <section aria-label={t('step.label')} className={styles.tools}>
      {films.map((film, at) => (
        <Button
          key={film.filmId}
          aria-pressed={film.filmId === shownId}
          isBusy={task.isRunning}
          onClick={() => show(film)}
        >
          {t('step.film', { number: at + 1 })}
        </Button>
      ))}
      {shownId === null ? null : (
        <Button isBusy={task.isRunning} onClick={() => show(null)}>
          {t('step.close')}
        </Button>
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </section>
  );
}
