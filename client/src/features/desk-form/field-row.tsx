import type { FormField, FormProposal, FormValue } from '@cloudseat/shared/nouns/form.ts';
import { checkField, isEmpty } from '@cloudseat/shared/nouns/form-check.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formValueText } from '../../lib/form-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import type { DeskFormStore } from './desk-form-store.ts';
import styles from './form-tab.module.css';
import { ProposalEditor } from './proposal-editor.tsx';

type FieldRowProps = {
  store: DeskFormStore;
  field: FormField;
  value: FormValue | undefined;
  /** The last one of the field. */
  proposal: FormProposal | null;
  /** The applicant is in it. */
  isHere: boolean;
  isPointed: boolean;
  mayPropose: boolean;
};

export function FieldRow(props: FieldRowProps) {
  const { store, field, value, proposal, isHere, isPointed, mayPropose } = props;
  const { t } = useTranslation('form');
  const text = useLocalText();
  const task = useTask();
  const [isEditing, setIsEditing] = useState(false);
  const { fieldId } = field;
  const label = text(field.label);
  const problem = isEmpty(value) ? null : checkField(field, value);
  const say = (each: FormValue | undefined) =>
    formValueText(field, each, { pick: text, yes: t('yes'), no: t('no'), empty: t('empty') });
  return (
    <li
      className={classNames(styles.row, isHere && styles.here, isPointed && styles.pointed)}
      data-field={fieldId}
    >
      <div className={styles.rowHead}>
        <span className={styles.label}>
          {label} {field.isRequired ? null : <small>{t('fill.optional')}</small>}
        </span>
        {isHere ? <span className={styles.hereWord}>{t('desk.here')}</span> : null}
      </div>
      <p className={classNames(styles.value, isEmpty(value) && styles.empty)}>{say(value)}</p>
      {problem ? (
        <p className={styles.problem}>
          <Icon name="error" />{' '}
          {t(`problem.${problem}`, {
            max: problem === 'numberLarge' ? field.max : field.maxLength,
            min: field.min,
          })}
        </p>
      ) : null}
      {proposal && proposal.state !== 'withdrawn' ? (
        <p className={styles.proposal}>
          <span className={classNames(styles.state, styles[proposal.state])}>
            {t(`desk.${proposal.state}`)}
          </span>
          <span>{say(proposal.value)}</span>
          {proposal.state === 'waiting' && mayPropose ? (
            <Button
              type="link"
              size="small"
              loading={task.isRunning}
              onClick={() => void task.run(() => store.withdraw(proposal.proposalId))}
            >
              {t('desk.withdraw')}
            </Button>
          ) : null}
        </p>
      ) : null}
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {isEditing && mayPropose ? (
        <ProposalEditor
          field={field}
          current={value}
          onSend={(proposed) => store.propose(fieldId, proposed)}
          onClose={() => setIsEditing(false)}
        />
      ) : mayPropose ? (
        <div className={styles.actions}>
          <Button
            size="small"
            aria-pressed={isPointed}
            aria-label={t('desk.pointFor', { field: label })}
            onClick={() => void task.run(() => store.point(isPointed ? null : fieldId))}
          >
            {t(isPointed ? 'desk.unpoint' : 'desk.point')}
          </Button>
          <Button
            size="small"
            aria-label={t('desk.proposeFor', { field: label })}
            onClick={() => setIsEditing(true)}
          >
            {t('desk.propose')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
