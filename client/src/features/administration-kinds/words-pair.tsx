import { useTranslation } from 'react-i18next';
import type { Words } from '../../lib/wish-parts.ts';
import { Field } from '../../ui/field.tsx';
import styles from './kinds.module.css';

type WordsPairProps = {
  label: string;
  words: Words;
  maxLength: number;
  /** Somebody tried to save without it. */
  isMissing?: boolean;
  onChange: (words: Words) => void;
};

/** A text in Chinese and English; the Traditional one is made from what is typed here. */
export function WordsPair({ label, words, maxLength, isMissing = false, onChange }: WordsPairProps) {
  const { t } = useTranslation('project-kinds');
  return (
    <div className={styles.pair}>
      <Field
        label={t('chinese', { label })}
        error={isMissing ? t('fault.empty') : null}
        value={words.chinese}
        maxLength={maxLength}
        lang="zh-Hans"
        onChange={({ target }) => onChange({ ...words, chinese: target.value, traditional: '' })}
      />
      <Field
        label={t('english', { label })}
        value={words.english}
        maxLength={2 * maxLength}
        lang="en"
        onChange={({ target }) => onChange({ ...words, english: target.value })}
      />
    </div>
  );
}
