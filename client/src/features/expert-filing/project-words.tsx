import {
  projectDescriptionMaxLength,
  projectTitleMaxLength,
  projectUnitMaxLength,
} from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './filing.module.css';

export type ProjectWords = { title: string; unitName: string; description: string };
export const areWordsMissing = ({ title, unitName }: ProjectWords): boolean =>
  title.trim() === '' || unitName.trim() === '';

type WordsFieldsProps = {
  words: ProjectWords;
  /** Somebody tried to go on. */
  isTold: boolean;
  onChange: (words: ProjectWords) => void;
};

/** What the project is called, whose it is, and what it is. */
export function WordsFields({ words, isTold, onChange }: WordsFieldsProps) {
  const { t } = useTranslation('expert-filing');
  const missing = (text: string) => (isTold && text.trim() === '' ? t('words.missing') : null);
  return (
    <>
      <Field
        label={t('words.name')}
        error={missing(words.title)}
        value={words.title}
        maxLength={projectTitleMaxLength}
        onChange={({ target }) => onChange({ ...words, title: target.value })}
      />
      <Field
        label={t('words.unit')}
        error={missing(words.unitName)}
        value={words.unitName}
        maxLength={projectUnitMaxLength}
        autoComplete="organization"
        onChange={({ target }) => onChange({ ...words, unitName: target.value })}
      />
      <TextAreaField
        label={t('words.description')}
        hint={t('words.descriptionHint')}
        value={words.description}
        maxLength={projectDescriptionMaxLength}
        rows={5}
        onChange={({ target }) => onChange({ ...words, description: target.value })}
      />
    </>
  );
}

/** The words of a draft, to be read and, after a tap, changed. */
export function ProjectWordsCard({ review, onChanged }: { review: ExpertReviewView; onChanged: () => void }) {
  const { t } = useTranslation('expert-filing');
  const text = useLocalText();
  const { reviewId, version, title, unitName, description } = review;
  const [words, setWords] = useState<ProjectWords | null>(null);
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  async function save(changed: ProjectWords): Promise<void> {
    setIsTold(true);
    if (areWordsMissing(changed)) return;
    const body = { version, ...changed };
    if (await task.run(() => api('expertFiling:change', { params: { reviewId }, body }))) onChanged();
  }
  if (words === null)
    return (
      <Card title={t('words.title')}>
        <Facts
          facts={[
            [t('words.kind'), text(review.kindName)],
            [t('words.name'), title],
            [t('words.unit'), unitName],
            [t('words.description'), description],
          ]}
        />
        <div className={styles.buttons}>
          <Button icon="pen" onClick={() => setWords({ title, unitName, description })}>
            {t('words.change')}
          </Button>
        </div>
      </Card>
    );
  return (
    <Card title={t('words.title')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save(words);
        }}
      >
        <WordsFields {...{ words, isTold }} onChange={setWords} />
        {task.error ? <ErrorNotice error={task.error} onRetry={onChanged} /> : null}
        <Button kind="primary" type="submit" isBusy={task.isRunning}>
          {t('words.save')}
        </Button>
      </form>
    </Card>
  );
}
