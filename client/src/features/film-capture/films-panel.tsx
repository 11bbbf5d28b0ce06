import { isUnreadYet } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { findCurrentFilm } from '@cloudseat/shared/nouns/film-rules.ts';
import type { ProjectLine } from '@cloudseat/shared/nouns/project-kind.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './film-capture.module.css';
import { FilmCapture } from './film-capture.tsx';
import { FilmCard } from './film-card.tsx';
import { useFilms } from './use-films.ts';

type FilmsPanelProps = { review: ExpertReviewView; onExpired: () => void };

/** Site films of a project: the unit sends them while it may change the project, everybody else watches. */
export function FilmsPanel({ review, onExpired }: FilmsPanelProps) {
  const { t } = useTranslation('expert-film');
  const text = useLocalText();
  const lines = review.kind.materials.filter(({ accepts }) => accepts === 'film');
  if (lines.length === 0) return null;
  if (review.part === 'expert' && (isUnreadYet(review) || review.ownSeatId === null)) return null;
  const isLocked = review.state !== 'draft' && review.state !== 'revising';
  return (
    <Card title={t('panel.title')}>
      {lines.map((line) => (
        <section key={line.lineId} className={styles.capture} aria-label={text(line.name)}>
          <h3>
            {text(line.name)}
            {line.isRequired ? null : ` (${t('panel.optional')})`}
          </h3>
          {line.note === null ? null : <p className={styles.small}>{text(line.note)}</p>}
          {review.part === 'unit' ? (
            <FilmCapture
              {...{ reviewId: review.reviewId, lineId: line.lineId, isLocked, onExpired }}
              isJudged={review.state === 'revising'}
            />
          ) : (
            <CurrentFilm {...{ review, line, onExpired }} />
          )}
        </section>
      ))}
    </Card>
  );
}

function CurrentFilm({ review, line, onExpired }: FilmsPanelProps & { line: ProjectLine }) {
  const { t } = useTranslation(['expert-film', 'common']);
  const { films, error, retry } = useFilms(review.reviewId);
  useExpiry(error, onExpired);
  if (films === null)
    return error ? <ErrorNotice error={error} onRetry={retry} /> : <Loading>{t('common:loading')}</Loading>;
  const film = findCurrentFilm(films, line.lineId);
  if (film === null) return <p className={styles.small}>{t('capture.none')}</p>;
  return <FilmCard film={film} isLocked sentShare={null} onChanged={retry} />;
}
