import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { ProjectKind, ProjectKindId } from '@cloudseat/shared/nouns/project-kind.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { newRequestId } from '../../lib/request-id.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './filing.module.css';
import { areWordsMissing, type ProjectWords, WordsFields } from './project-words.tsx';

type NewProjectPageProps = {
  /** Only kinds of this matter; null: all. */
  matterId: MatterId | null;
  onBegun: (reviewId: ExpertReviewId) => void;
};

/** A project begins: its kind and its words; files come on the project's own page. */
export function NewProjectPage({ matterId, onBegun }: NewProjectPageProps) {
  const { t } = useTranslation(['expert-filing', 'common']);
  const { value, error, retry } = useLoad(`expert-kinds/${matterId}`, () =>
    api('expertKind:list', { query: matterId === null ? {} : { matterId } }),
  );
  return (
    <Page title={t('new.title')} backTo="/projects">
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {value?.kinds.length === 0 ? <Empty title={t('new.none')} /> : null}
      {value !== null && value.kinds.length > 0 ? <NewForm kinds={value.kinds} onBegun={onBegun} /> : null}
    </Page>
  );
}

function NewForm({
  kinds,
  onBegun,
}: { kinds: readonly ProjectKind[] } & Pick<NewProjectPageProps, 'onBegun'>) {
  const { t } = useTranslation('expert-filing');
  const [kindId, setKindId] = useState<ProjectKindId | null>(
    kinds.length === 1 ? (kinds[0]?.kindId ?? null) : null,
  );
  const [words, setWords] = useState<ProjectWords>({ title: '', unitName: '', description: '' });
  const [isTold, setIsTold] = useState(false);
  // One draft, however often it is sent.
  const [requestId] = useState(newRequestId);
  const task = useTask();
  async function begin(): Promise<void> {
    setIsTold(true);
    if (kindId === null || areWordsMissing(words)) return;
    await task.run(async () => {
      const { reviewId } = await api('expertFiling:begin', { body: { requestId, kindId, ...words } });
      onBegun(reviewId);
    });
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <p>{t('new.intro')}</p>
      <KindChoice {...{ kinds, kindId }} onChoose={setKindId} />
      {isTold && kindId === null ? <Banner tone="bad">{t('new.kindMissing')}</Banner> : null}
      <WordsFields {...{ words, isTold }} onChange={setWords} />
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button kind="primary" type="submit" isWide isBusy={task.isRunning}>
        {t('new.go')}
      </Button>
    </form>
  );
}

type KindChoiceProps = {
  kinds: readonly ProjectKind[];
  kindId: ProjectKindId | null;
  onChoose: (kindId: ProjectKindId) => void;
};

function KindChoice({ kinds, kindId, onChoose }: KindChoiceProps) {
  const { t } = useTranslation('expert-filing');
  const text = useLocalText();
  return (
    <fieldset className={styles.kinds}>
      <legend>{t('new.choose')}</legend>
      {kinds.map((kind) => (
        <label key={kind.kindId} className={classNames(styles.kind, kind.kindId === kindId && styles.chosen)}>
          <input
            type="radio"
            name="kind"
            checked={kind.kindId === kindId}
            onChange={() => onChoose(kind.kindId)}
          />
          <span>
            <strong>{text(kind.name)}</strong>
            <p>{text(kind.description)}</p>
            <p>
              {t('new.brings')}：
              {kind.materials
                .filter(({ isRequired }) => isRequired)
                .map(({ name }) => text(name))
                .join('、')}
              <br />
              {t('new.panel', { count: kind.rules.panelSize })}
            </p>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
