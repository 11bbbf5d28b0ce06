import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ExpertSession, InStep, InStepItem } from '@cloudseat/shared/nouns/expert-session.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { PageStage } from '../../ui/expert/reader/page-stage.tsx';
import { FilmPlayer } from '../../ui/film/film-player.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './session.module.css';
import { findShown, type Materials, remarksHere, type Showable } from './use-materials.ts';

const stepTo = (reviewId: ExpertReviewId, item: InStepItem | null) =>
  api('expertSession:step', { params: { reviewId }, body: { item } });
const tryStep = (reviewId: ExpertReviewId, item: InStepItem) =>
  void stepTo(reviewId, item).catch((error: unknown) => console.warn('in step', error));

type StepProps = {
  materials: Materials;
  inStep: InStep | null;
  session: ExpertSession | null;
  clock: () => number;
};

/** Null: nothing is shown; else the film at the same moment, or the same page, for everybody. Whoever leads steers it. */
export function showStep({ materials, inStep, session, clock }: StepProps) {
  const shown = findShown(materials, inStep);
  if (shown === null || inStep === null || inStep.item === null || session === null) return null;
  return <StepStage {...{ materials, shown, session, clock }} item={inStep.item} at={inStep.atServerTime} />;
}

type StageProps = Pick<StepProps, 'materials' | 'clock'> & {
  shown: Showable;
  item: InStepItem;
  /** The server's time, ms, when it was set. */
  at: number;
  session: ExpertSession;
};

function StepStage({ materials, shown: { item: material, film }, item, at, session, clock }: StageProps) {
  const { isPlaying, positionMs, rate, page } = item;
  const { reviewId, mayStep } = session;
  const here = remarksHere(materials, { item, atServerTime: at, revision: 0 });
  const choose = (pinId: string) => materials.choose(pinId);
  if (film === null)
    return (
      <PageStage
        key={material.sourceId}
        item={material}
        page={Math.min(page, Math.max(material.unitCount, 1))}
        isFilling
        onPage={mayStep ? (to) => tryStep(reviewId, { ...item, page: to }) : null}
        pins={here.flatMap(({ remarkId, place, text, isOwn }) =>
          place.at === 'page' && place.spot !== null
            ? [{ ...place.spot, pinId: remarkId as string, label: text, isOwn }]
            : [],
        )}
        onPin={choose}
        log={null}
      />
    );
  return (
    <FilmPlayer
      film={film}
      isFilling
      sync={{ isPlaying, positionMs, at, rate }}
      serverNow={clock}
      pins={here.flatMap(({ remarkId, place, text }) =>
        place.at === 'film'
          ? [{ pinId: remarkId as string, atMs: place.fromMs, label: `${formatSpan(place.fromMs)} ${text}` }]
          : [],
      )}
      onPin={({ pinId }) => choose(pinId)}
      {...(mayStep && {
        onControl: (wish) =>
          tryStep(reviewId, { ...item, ...wish, positionMs: Math.max(0, Math.round(wish.positionMs)) }),
      })}
    />
  );
}

/** What is put before everybody first: of a film its beginning, of a paper its first page. */
const firstOf = ({ item, film }: Showable): InStepItem => ({
  ...{ itemId: item.itemId, kind: film === null ? 'pages' : 'film', itemVersion: item.version, page: 1 },
  ...{ isPlaying: false, positionMs: 0, rate: 1 },
});

type StepChoicesProps = Omit<StepProps, 'clock'> & {
  nameOf: (item: Showable['item']) => string;
};

/** What can be put before everybody, for whoever leads it now. */
export function StepChoices({ materials, inStep, session, nameOf }: StepChoicesProps) {
  const { t } = useTranslation('expert-session');
  const task = useTask();
  const { showables } = materials;
  if (session === null || !session.mayStep || showables.length === 0) return null;
  const shownId = findShown(materials, inStep)?.item.itemId ?? null;
  const show = (item: InStepItem | null) => void task.run(() => stepTo(session.reviewId, item));
  const films = showables.filter(({ film }) => film !== null);
  const choices = showables.map((each) => (
    <Button
      key={each.item.itemId}
      aria-pressed={each.item.itemId === shownId}
      isBusy={task.isRunning}
      onClick={() => show(firstOf(each))}
    >
      {each.film === null
        ? t('step.pages', { name: nameOf(each.item) })
        : t('step.film', { number: films.indexOf(each) + 1 })}
    </Button>
  ));
  return (
    <section aria-label={t('step.label')} className={styles.tools}>
      {shownId === null ? (
        choices
      ) : (
        <>
          <Button isBusy={task.isRunning} onClick={() => show(null)}>
            {t('step.close')}
          </Button>
          {/* What is shown has the room; the others are a tap away. */}
          <details className={styles.others} key={shownId}>
            <summary>{t('step.others')}</summary>
            <div className={styles.tools}>{choices}</div>
          </details>
        </>
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </section>
  );
}
