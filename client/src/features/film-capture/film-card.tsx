import type { Film } from '@cloudseat/shared/nouns/film.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/byte-text.ts';
import { api } from '../../lib/http.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FilmPlayer } from '../../ui/film/film-player.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './film-capture.module.css';

type FilmCardProps = {
  film: Film;
  isLocked: boolean;
  /** While this page sends it, 0 to 1. */
  sentShare: number | null;
  onChanged: () => void;
};

/** One film: how far it is, why it failed, or the film itself. */
export function FilmCard({ film, isLocked, sentShare, onChanged }: FilmCardProps) {
  const { t } = useTranslation(['expert-film', 'common']);
  const [isOpen, setIsOpen] = useState(false);
  const { state, source, rendition, failure } = film;
  const size = source?.byteCount ?? film.byteCount;
  const facts = [
    ...(rendition ? [formatSpan(rendition.durationMs), `${rendition.width}×${rendition.height}`] : []),
    ...(size > 0 ? [formatBytes(size)] : []),
    ...(film.version > 1 ? [t('card.version', { version: film.version })] : []),
  ];
  return (
    <article className={styles.card} data-film-card={film.filmId} data-state={state}>
      <h4 className={styles.name}>{film.fileName}</h4>
      {facts.length === 0 ? null : <p className={styles.small}>{facts.join(' · ')}</p>}
      <Progress film={film} sentShare={sentShare} />
      {failure === null ? null : (
        <Banner tone="bad" title={t(`failure.${failure}.title`)}>
          {t(`failure.${failure}.next`)}
        </Banner>
      )}
      {isOpen && rendition ? <FilmPlayer film={film} /> : null}
      <div className={styles.buttons}>
        {rendition === null ? null : (
          <Button icon={isOpen ? 'up' : 'play'} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t(isOpen ? 'card.hide' : 'card.watch')}
          </Button>
        )}
        {isLocked || sentShare !== null ? null : <RemoveButton film={film} onChanged={onChanged} />}
      </div>
    </article>
  );
}

function Progress({ film, sentShare }: Pick<FilmCardProps, 'film' | 'sentShare'>) {
  const { t } = useTranslation('expert-film');
  const { state, origin, progress } = film;
  if (state === 'ready' || state === 'failed') return null;
  const isInterrupted = state === 'uploading' && sentShare === null;
  const share = sentShare ?? progress;
  const percent = Math.floor(share * 100);
  const word = isInterrupted ? (origin === 'recorded' ? 'elsewhere' : 'interrupted') : state;
  return (
    <div className={styles.progress} role="status">
      <p>{t(`progress.${word}`, { percent })}</p>
      {isInterrupted && origin === 'recorded' ? null : (
        <progress
          max={1}
          {...(state === 'checking' ? {} : { value: share })}
          aria-label={t(`progress.${word}`, { percent })}
        />
      )}
    </div>
  );
}

function RemoveButton({ film, onChanged }: Pick<FilmCardProps, 'film' | 'onChanged'>) {
  const { t } = useTranslation(['expert-film', 'common']);
  const [isAsking, setIsAsking] = useState(false);
  const task = useTask();
  async function remove(): Promise<void> {
    const done = await task.run(() => api('film:remove', { params: { filmId: film.filmId } }));
    if (!done) return;
    setIsAsking(false);
    onChanged();
  }
  return (
    <>
      <Button kind="plain" onClick={() => setIsAsking(true)}>
        {t('card.remove')}
      </Button>
      {isAsking ? (
        <Dialog
          title={t('card.removeTitle')}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button onClick={() => setIsAsking(false)}>{t('card.keep')}</Button>
              <Button kind="danger" isBusy={task.isRunning} onClick={() => void remove()}>
                {t('card.remove')}
              </Button>
            </>
          }
        >
          <p>{t('card.removeText')}</p>
          {task.error ? <ErrorNotice error={task.error} /> : null}
        </Dialog>
      ) : null}
    </>
  );
}
