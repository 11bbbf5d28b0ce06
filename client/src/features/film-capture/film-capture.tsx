import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Film } from '@cloudseat/shared/nouns/film.ts';
import type { ProjectLineId } from '@cloudseat/shared/nouns/project-kind.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptedFilms } from '../../lib/film-upload.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import styles from './film-capture.module.css';
import { FilmCard } from './film-card.tsx';
import { RecordPanel } from './record-panel.tsx';
import { TakeNotice } from './take-notice.tsx';
import { useFilmUpload } from './use-film-upload.ts';
import { useFilms } from './use-films.ts';
import { useTake } from './use-take.ts';

export type FilmCaptureProps = {
  reviewId: ExpertReviewId;
  lineId: ProjectLineId;
  /** The project was filed: films are shown, and none is added or taken back. */
  isLocked: boolean;
  /** The panel has judged it: more may come, and what could be played stays. */
  isJudged: boolean;
  onExpired: () => void;
};

/** Site films of one line of a project: sent as files, recorded here, watched, taken back. */
export function FilmCapture({ reviewId, lineId, isLocked, isJudged, onExpired }: FilmCaptureProps) {
  const { t } = useTranslation(['expert-film', 'common']);
  const { films: all, error, retry } = useFilms(reviewId);
  const upload = useFilmUpload(reviewId, lineId, retry);
  const take = useTake(reviewId, lineId, retry);
  const [isRecording, setIsRecording] = useState(false);
  useExpiry(error, onExpired);
  useWarning(isRecording || upload.isSending || take.waitingCount > 0);
  if (all === null)
    return error ? <ErrorNotice error={error} onRetry={retry} /> : <Loading>{t('common:loading')}</Loading>;
  const films = all.filter((film) => film.lineId === lineId);
  const isOwnTake = (film: Film) => film.filmId === take.kept?.filmId && film.state === 'uploading';
  const shown = films.filter((film) => !isOwnTake(film));
  return (
    <div className={styles.capture} data-films={lineId}>
      {shown.length === 0 && take.kept === null && !upload.isSending ? (
        <p className={styles.small}>{t('capture.none')}</p>
      ) : null}
      {shown.map((film) => (
        <FilmCard
          key={film.filmId}
          film={film}
          isLocked={isLocked || (isJudged && film.state === 'ready')}
          sentShare={film.filmId === upload.filmId ? upload.share : null}
          onChanged={retry}
        />
      ))}
      {upload.isSending && upload.filmId === null ? <p role="status">{t('capture.beginning')}</p> : null}
      {upload.error ? <ErrorNotice error={upload.error} /> : null}
      {take.error ? <ErrorNotice error={take.error} /> : null}
      {isLocked ? null : isRecording ? (
        <RecordPanel take={take} onDone={() => setIsRecording(false)} />
      ) : (
        <>
          {take.kept === null ? null : <TakeNotice take={take} onGoOn={() => setIsRecording(true)} />}
          <div className={styles.buttons}>
            {upload.isSending ? (
              <Button icon="close" onClick={upload.cancel}>
                {t('capture.cancelUpload')}
              </Button>
            ) : (
              <FileButton
                icon="upload"
                label={t('capture.upload')}
                accept={acceptedFilms}
                onFiles={([file]) => {
                  if (file !== undefined) upload.start(file, films);
                }}
              >
                {t('capture.upload')}
              </FileButton>
            )}
            {take.kept === null ? (
              <Button icon="camera" onClick={() => setIsRecording(true)}>
                {t('capture.record')}
              </Button>
            ) : null}
          </div>
          <p className={styles.small}>{t('capture.hint')}</p>
        </>
      )}
    </div>
  );
}

/** Before the page is left while something of it is not on the server. */
function useWarning(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isNeeded]);
}
