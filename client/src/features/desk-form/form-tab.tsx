import { countDone, isShown, valuesOf } from '@cloudseat/shared/nouns/form-check.ts';
import { Button, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import type { DeskFormStore } from './desk-form-store.ts';
import { FieldRow } from './field-row.tsx';
import styles from './form-tab.module.css';

/** The applicant's form beside the call: what stands in it, where they are, what is not right, and the agent's two ways to help. */
export function FormTab({ store, mayPropose }: { store: DeskFormStore; mayPropose: boolean }) {
  const { t } = useTranslation('form');
  const text = useLocalText();
  const { phase, error, view, focused, pointed } = useStore(store.store);
  const opening = useTask();
  useEffect(() => {
    void store.load();
  }, [store]);
  if (phase === 'failed' && error) return <ErrorNotice error={error} onRetry={() => void store.load()} />;
  if (view === null) return <Loading>{t('fill.loading')}</Loading>;
  const { definition, filling } = view;
  if (definition === null) return <p className={styles.note}>{t('desk.none')}</p>;
  const open = mayPropose ? (
    <Button
      type={filling === null ? 'primary' : 'default'}
      loading={opening.isRunning}
      onClick={() => void opening.run(store.open)}
    >
      {t(filling === null ? 'desk.open' : 'desk.call')}
    </Button>
  ) : null;
  if (filling === null)
    return (
      <div className={styles.note}>
        <h2>{text(definition.title)}</h2>
        <p>{t('desk.notOpen')}</p>
        {opening.error ? <ErrorNotice error={opening.error} /> : null}
        {open}
        {mayPropose ? <p className={styles.hint}>{t('desk.openHint')}</p> : null}
      </div>
    );
  const values = valuesOf(filling);
  const { done, total } = countDone(definition, values);
  const isOpen = filling.state === 'open';
  return (
    <div className={styles.form}>
      <header className={styles.head}>
        <div>
          <h2>{text(definition.title)}</h2>
          <p className={styles.hint}>{t(mayPropose ? 'desk.never' : 'desk.readOnly')}</p>
        </div>
        {isOpen ? open : null}
      </header>
      {isOpen ? (
        <div className={styles.progress}>
          <span>{t('progress', { done, total })}</span>
          <Progress
            percent={Math.round((done / Math.max(1, total)) * 100)}
            size="small"
            showInfo={false}
            aria-hidden
          />
        </div>
      ) : (
        <div className={styles.completed} role="status">
          <strong>{t('desk.completed')}</strong>
          <p className={styles.hash}>
            {t('desk.sha')} {filling.completed?.sha256}
          </p>
        </div>
      )}
      {opening.error ? <ErrorNotice error={opening.error} /> : null}
      {definition.sections.map((section) => (
        <section key={section.sectionId} aria-label={text(section.title)}>
          <h2>{text(section.title)}</h2>
          <ul className={styles.rows}>
            {section.fields
              .filter((field) => isShown(field, definition, values))
              .map((field) => (
                <FieldRow
                  key={field.fieldId}
                  store={store}
                  field={field}
                  value={values[field.fieldId]}
                  proposal={filling.proposals.find(({ fieldId }) => fieldId === field.fieldId) ?? null}
                  isHere={isOpen && focused === field.fieldId}
                  isPointed={isOpen && pointed === field.fieldId}
                  mayPropose={mayPropose && isOpen}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
