import type { FormField, FormValue } from '@cloudseat/shared/nouns/form.ts';
import { checkField, isEmpty, tidyValue } from '@cloudseat/shared/nouns/form-check.ts';
import { Button, Checkbox, Input, Radio } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './form-tab.module.css';

type ProposalEditorProps = {
  field: FormField;
  current: FormValue | undefined;
  onSend: (value: FormValue) => Promise<unknown>;
  onClose: () => void;
};

/** A value for the applicant to look at, checked before it leaves. */
export function ProposalEditor({ field, current, onSend, onClose }: ProposalEditorProps) {
  const { t } = useTranslation('form');
  const [value, setValue] = useState<FormValue>(current ?? (field.kind === 'choices' ? [] : ''));
  const task = useTask();
  const problemId = useId();
  const problem = checkField({ ...field, isRequired: true }, tidyValue(field, value));
  const isSame = JSON.stringify(tidyValue(field, value)) === JSON.stringify(current);
  async function handleSend(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (problem !== null || isSame) return;
    if (await task.run(() => onSend(value))) onClose();
  }
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => void handleSend(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <EditorControl field={field} value={value} describedBy={problemId} onChange={setValue} />
      <p id={problemId} className={styles.problem}>
        {problem && !isEmpty(value)
          ? t(`problem.${problem}`, {
              max: problem === 'numberLarge' ? field.max : field.maxLength,
              min: field.min,
            })
          : null}
      </p>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <div className={styles.actions}>
        <Button
          type="primary"
          size="small"
          htmlType="submit"
          loading={task.isRunning}
          disabled={problem !== null || isSame}
        >
          {t('desk.send')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('desk.cancel')}
        </Button>
      </div>
    </form>
  );
}

type EditorControlProps = {
  field: FormField;
  value: FormValue;
  describedBy: string;
  onChange: (value: FormValue) => void;
};

function EditorControl({ field, value, describedBy, onChange }: EditorControlProps) {
  const { t } = useTranslation('form');
  const text = useLocalText();
  const label = t('desk.value');
  if (field.kind === 'choices')
    return (
      <Checkbox.Group
        value={Array.isArray(value) ? value : []}
        options={field.options.map((option) => ({ value: option.optionId, label: text(option.label) }))}
        onChange={onChange}
      />
    );
  if (field.kind === 'choice' || field.kind === 'yesNo') {
    const options =
      field.kind === 'choice'
        ? field.options.map((option) => ({ value: option.optionId, label: text(option.label) }))
        : (['yes', 'no'] as const).map((each) => ({ value: each as string, label: t(each) }));
    return (
      <Radio.Group
        aria-label={label}
        value={value}
        options={options}
        onChange={(event) => onChange(event.target.value as string)}
      />
    );
  }
  const shared = {
    ...{ value: Array.isArray(value) ? '' : value, autoFocus: true },
    ...{ 'aria-label': label, 'aria-describedby': describedBy },
  };
  if (field.kind === 'longText' || field.kind === 'address')
    return <Input.TextArea {...shared} autoSize onChange={(event) => onChange(event.target.value)} />;
  return (
    <Input
      {...shared}
      type={field.kind === 'date' ? 'date' : 'text'}
      suffix={field.unit === null ? undefined : text(field.unit)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
