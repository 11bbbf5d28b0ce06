import type { FormField as Field, FormProposal, FormValue } from '@cloudseat/shared/nouns/form.ts';
import { checkField, isEmpty, tidyValue } from '@cloudseat/shared/nouns/form-check.ts';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { FieldControl } from './field-control.tsx';
import type { Draft } from './form-drafts.ts';
import styles from './form-panel.module.css';
import type { FormStore } from './form-store.ts';
import { ProposalCard } from './proposal-card.tsx';
import { useValueText } from './use-value-text.ts';

type FormFieldProps = {
  store: FormStore;
  field: Field;
  saved: FormValue | undefined;
  draft: Draft | undefined;
  proposals: readonly FormProposal[];
  isPointed: boolean;
  /** Faults are shown once somebody has tried to send the form. */
  showsMissing: boolean;
};

/** One question of the form: what is asked, the answer, what is wrong with it, what the agent proposes. */
export function FormField(props: FormFieldProps) {
  const { store, field, saved, draft, proposals, isPointed, showsMissing } = props;
  const { t } = useTranslation('form');
  const text = useLocalText();
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const [isIn, setIsIn] = useState(false);
  const { fieldId } = field;
  const value = draft?.value ?? saved ?? (field.kind === 'choices' ? [] : '');
  const problem = checkField(field, tidyValue(field, value));
  // Nobody is told of a mistake while they are still typing, unless they have sent the form.
  const isShown = problem !== null && (showsMissing || (!isIn && !isEmpty(value)));
  useEffect(() => {
    if (isPointed) root.current?.scrollIntoView({ block: 'center' });
  }, [isPointed]);
  const isGroup = field.kind === 'choice' || field.kind === 'choices' || field.kind === 'yesNo';
  const label = (
    <>
      {text(field.label)} {field.isRequired ? null : <small>{t('fill.optional')}</small>}
    </>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot glow as a whole on old phones
    <div
      ref={root}
      role="group"
      aria-labelledby={`${id}-label`}
      className={classNames(styles.field, isPointed && styles.pointed)}
      data-field={fieldId}
      onFocus={(event) => {
        if (!isIn) store.focus(fieldId);
        setIsIn(true);
        // What is pressed must not move from under the finger; where one types, a keyboard comes.
        if (event.target instanceof HTMLElement && isTypedIn(event.target))
          event.target.scrollIntoView({ block: 'center' });
      }}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setIsIn(false);
        store.commit(fieldId);
      }}
    >
      {isPointed ? (
        <p className={styles.pointer}>
          <Icon name="forward" /> {t('fill.pointed')}
        </p>
      ) : null}
      {isGroup ? (
        <p id={`${id}-label`} className={styles.label}>
          {label}
        </p>
      ) : (
        <label id={`${id}-label`} htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <FieldControl
        field={field}
        id={id}
        value={value}
        describedBy={classNames(field.hint && `${id}-hint`, isShown && `${id}-problem`) || undefined}
        isWrong={isShown}
        onChange={(next) => {
          store.edit(fieldId, next);
          // A choice is made with the tap.
          if (isGroup || field.kind === 'date') store.commit(fieldId);
        }}
      />
      {field.hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {text(field.hint)}
        </p>
      ) : null}
      {isShown && problem ? (
        <p id={`${id}-problem`} className={styles.problem}>
          <Icon name="error" />
          <span>
            {t(`problem.${problem}`, {
              max: problem === 'numberLarge' ? field.max : field.maxLength,
              min: field.min,
            })}
          </span>
        </p>
      ) : null}
      {draft?.hasConflict ? <Conflict store={store} field={field} saved={saved} /> : null}
      {proposals.map((proposal) => (
        <ProposalCard
          key={proposal.proposalId}
          store={store}
          field={field}
          proposal={proposal}
          current={value}
        />
      ))}
    </div>
  );
}

const isTypedIn = (element: HTMLElement): boolean =>
  element.matches('textarea, input:not([type="radio"]):not([type="checkbox"])');

function Conflict({ store, field, saved }: Pick<FormFieldProps, 'store' | 'field' | 'saved'>) {
  const { t } = useTranslation('form');
  const valueText = useValueText();
  return (
    <div className={styles.card} role="status">
      <p>{t('fill.elsewhere')}</p>
      <p className={styles.offered}>{valueText(field, saved)}</p>
      <div className={styles.actions}>
        <Button kind="primary" onClick={() => store.keepMine(field.fieldId)}>
          {t('fill.mine')}
        </Button>
        <Button onClick={() => store.takeTheirs(field.fieldId)}>{t('fill.theirs')}</Button>
      </div>
    </div>
  );
}
