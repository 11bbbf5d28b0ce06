import type { FormDefinition, FormFilling } from '@cloudseat/shared/nouns/form.ts';
import {
  countDone,
  type FormValues,
  fieldsOf,
  findProblems,
  isShown,
  tidyValue,
  valuesOf,
} from '@cloudseat/shared/nouns/form-check.ts';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { FormDone } from './form-done.tsx';
import { FormField } from './form-field.tsx';
import styles from './form-panel.module.css';
import type { FormState, FormStore } from './form-store.ts';
import { useKeyboardInset } from './use-keyboard-inset.ts';
import { useValueText } from './use-value-text.ts';

type FormPanelProps = {
  store: FormStore;
  /** Where the paper of a completed form is signed. */
  signing: ReactNode;
};

/** The form as its applicant fills it in. */
export function FormPanel({ store, signing }: FormPanelProps) {
  const { t } = useTranslation('form');
  const { phase, error, view } = useStore(store.state);
  const opening = useTask();
  if (phase === 'failed' && error) return <ErrorNotice error={error} onRetry={() => void store.load()} />;
  if (view === null) return <Loading>{t('fill.loading')}</Loading>;
  const { definition, filling } = view;
  if (definition === null) return <p className={styles.note}>{t('fill.none')}</p>;
  if (filling === null)
    return (
      <div className={styles.note}>
        <p>{t('fill.intro')}</p>
        {opening.error ? <ErrorNotice error={opening.error} /> : null}
        <Button kind="primary" isWide isBusy={opening.isRunning} onClick={() => void opening.run(store.open)}>
          {t('fill.begin')}
        </Button>
      </div>
    );
  return filling.state === 'completed' ? (
    <FormDone store={store} definition={definition} filling={filling} signing={signing} />
  ) : (
    <OpenForm store={store} definition={definition} filling={filling} />
  );
}

type OpenFormProps = { store: FormStore; definition: FormDefinition; filling: FormFilling };

function OpenForm({ store, definition, filling }: OpenFormProps) {
  const { t } = useTranslation('form');
  const text = useLocalText();
  const { drafts, pointed, saving, hasSaved, error } = useStore(store.state);
  const [showsMissing, setShowsMissing] = useState(false);
  const sending = useTask();
  const root = useRef<HTMLDivElement>(null);
  useKeyboardInset(root);
  // Closed, nobody is in a field of it.
  useEffect(() => () => store.focus(null), [store]);
  const values = readValues(definition, filling, drafts);
  const waiting = filling.proposals.filter(({ state }) => state === 'waiting');
  const { done, total } = countDone(definition, values);

  function goTo(fieldId: string | undefined): void {
    const field = root.current?.querySelector<HTMLElement>(`[data-field="${fieldId}"]`);
    field?.scrollIntoView({ block: 'center' });
    field?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
  }
  function handleSend(): void {
    setShowsMissing(true);
    const problems = findProblems(definition, values);
    const isOpenQuestion = (fieldId: string) => fieldId in problems || drafts[fieldId]?.hasConflict;
    const first = fieldsOf(definition).find(({ fieldId }) => isOpenQuestion(fieldId));
    if (first) goTo(first.fieldId);
    else void sending.run(store.complete);
  }
  return (
    <div ref={root} className={styles.panel}>
      <div className={styles.head}>
        <p>
          <strong>{t('progress', { done, total })}</strong>
          <SavedWord saving={saving} hasDrafts={Object.keys(drafts).length > 0} hasSaved={hasSaved} />
        </p>
        {waiting.length > 0 ? (
          <Button kind="plain" onClick={() => goTo(waiting[0]?.fieldId)}>
            {t('fill.waiting', { count: waiting.length })} · {t('fill.see')}
          </Button>
        ) : null}
      </div>
      <ProposalNews definition={definition} filling={filling} pointed={pointed} />
      <h3 className={styles.title}>{text(definition.title)}</h3>
      {definition.sections.map((section) => (
        <section key={section.sectionId} aria-label={text(section.title)}>
          <h4 className={styles.section}>{text(section.title)}</h4>
          {section.fields
            .filter((field) => isShown(field, definition, values))
            .map((field) => (
              <FormField
                key={field.fieldId}
                store={store}
                field={field}
                saved={filling.fields[field.fieldId]?.value}
                draft={drafts[field.fieldId]}
                proposals={waiting.filter(({ fieldId }) => fieldId === field.fieldId)}
                isPointed={pointed === field.fieldId}
                showsMissing={showsMissing}
              />
            ))}
        </section>
      ))}
      <p className={styles.declaration}>{text(definition.paper.declaration)}</p>
      {error ? <ErrorNotice error={error} /> : null}
      {sending.error?.code === 'CHANGED_MEANWHILE' ? (
        <p role="alert">{t('fill.checkAgain')}</p>
      ) : sending.error ? (
        <ErrorNotice error={sending.error} />
      ) : null}
      <Button kind="primary" isWide isBusy={sending.isRunning} onClick={handleSend}>
        {t('fill.complete')}
      </Button>
    </div>
  );
}

function SavedWord({
  saving,
  hasDrafts,
  hasSaved,
}: Pick<FormState, 'saving' | 'hasSaved'> & { hasDrafts: boolean }) {
  const { t } = useTranslation('form');
  const key =
    saving === 'trouble' ? 'kept' : saving === 'saving' ? 'saving' : hasDrafts ? 'unsaved' : 'saved';
  if (key === 'saved' && !hasSaved) return null;
  return (
    // Only what people must know is read out by itself.
    <span className={styles.saved} role={key === 'kept' ? 'status' : undefined}>
      {t(`fill.${key}`)}
    </span>
  );
}

/** Read out politely: what the agent proposed last, and where they point. */
function ProposalNews({
  definition,
  filling,
  pointed,
}: Omit<OpenFormProps, 'store'> & Pick<FormState, 'pointed'>) {
  const { t } = useTranslation('form');
  const text = useLocalText();
  const valueText = useValueText();
  const fields = fieldsOf(definition);
  const last = filling.proposals.filter(({ state }) => state === 'waiting').slice(-1)[0];
  const field = fields.find(({ fieldId }) => fieldId === last?.fieldId);
  const under = fields.find(({ fieldId }) => fieldId === pointed);
  return (
    <VisuallyHidden>
      <span role="status">
        {last && field
          ? t('fill.offered', {
              name: last.byName,
              field: text(field.label),
              value: valueText(field, last.value),
            })
          : null}
      </span>
      <span role="status">{under ? `${t('fill.pointed')}: ${text(under.label)}` : null}</span>
    </VisuallyHidden>
  );
}

/** What is saved with what is typed over it, as it is going to be kept. */
function readValues(
  definition: FormDefinition,
  filling: FormFilling,
  drafts: FormState['drafts'],
): FormValues {
  const values: Record<string, FormValues[string]> = { ...valuesOf(filling) };
  for (const field of fieldsOf(definition)) {
    const draft = drafts[field.fieldId];
    if (draft) values[field.fieldId] = tidyValue(field, draft.value);
  }
  return values;
}
