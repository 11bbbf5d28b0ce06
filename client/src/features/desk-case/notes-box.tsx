import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotesState } from '../../lib/notes-saver.ts';
import { formatTimeOfDay } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './case.module.css';

const maxLength = 10_000;

/** What another agent has noted so far. */
export function NotesText({ text }: { text: string }) {
  const { t } = useTranslation('desk');
  return (
    <div className={styles.notes}>
      <p className={styles.notesHead}>{t('notes.label')}</p>
      <p className={styles.notesText}>{text === '' ? t('notes.none') : text}</p>
    </div>
  );
}

/** The agent's notes, with the word whether they are safe. */
export function NotesBox(props: {
  notes: NotesState;
  onNotes: (text: string) => void;
  rows: number;
  isCard?: boolean;
}) {
  const { notes } = props;
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const id = useId();
  const words =
    notes.phase === 'saved' && notes.savedAt !== null
      ? t('notes.saved', { time: formatTimeOfDay(notes.savedAt, locale) })
      : t(`notes.${notes.phase === 'saved' ? 'clean' : notes.phase}`);
  return (
    <div className={classNames(styles.notes, props.isCard && styles.card)}>
      <p className={styles.notesHead}>
        <label htmlFor={id}>{t('notes.label')}</label>
        <span role="status" className={classNames(notes.phase === 'failed' && styles.lacking)}>
          {words}
        </span>
      </p>
      <Input.TextArea
        id={id}
        value={notes.text}
        maxLength={maxLength}
        autoSize={{ minRows: props.rows, maxRows: 20 }}
        placeholder={t('notes.placeholder')}
        onChange={(event) => props.onNotes(event.target.value)}
      />
    </div>
  );
}
