import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Field } from '../../ui/field.tsx';
import { findMoments, type Moment, momentAt } from './moments.ts';
import styles from './player.module.css';

type ChapterListProps = { moments: readonly Moment[]; positionMs: number; onSeek: (toMs: number) => void };

/** What happened, by the journal; a tap goes there. */
export function ChapterList({ moments, positionMs, onSeek }: ChapterListProps) {
  const { t } = useTranslation('recording');
  const [typed, setTyped] = useState('');
  const found = findMoments(moments, typed);
  const current = momentAt(moments, positionMs);
  return (
    <section className={styles.chapters} aria-label={t('chapters.title')}>
      <h3>{t('chapters.title')}</h3>
      {moments.length === 0 ? (
        <p>{t('chapters.none')}</p>
      ) : (
        <>
          <Field
            type="search"
            label={t('chapters.search')}
            autoComplete="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          {found.length === 0 ? <p role="status">{t('chapters.nothing')}</p> : null}
          <ol>
            {found.map((moment) => (
              <li key={moment.key}>
                <button
                  type="button"
                  className={classNames(moment.isGap && styles.ofGap)}
                  aria-current={moment === current ? 'true' : undefined}
                  onClick={() => onSeek(moment.atMs)}
                >
                  <span className={styles.at}>{formatSpan(moment.atMs)}</span>
                  <span>{moment.what}</span>
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
