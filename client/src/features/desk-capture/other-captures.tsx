import {
  type CapturePart,
  captureNameMaxLength,
  captureOpenMax,
  captureParts,
} from '@cloudseat/shared/nouns/capture-choices.ts';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './desk-capture.module.css';
import { LineCaptures, type LineCapturesProps } from './line-captures.tsx';
import { isFullOf } from './shown-captures.ts';

/** After the list: photographs of papers that are in none, and the way to ask for one by a name of one's own. */
export function OtherCaptures(props: Omit<LineCapturesProps, 'line'>) {
  const { t } = useTranslation('capture');
  const { captures, actions, task } = props.work;
  const isFull = isFullOf(captures);
  return (
    <div className={styles.others}>
      {isFull ? <p className={styles.full}>{t('desk.full', { max: captureOpenMax })}</p> : null}
      <LineCaptures {...props} line={null} />
      {actions === null ? null : (
        <AskOther
          isBusy={task.isRunning || isFull}
          onAsk={(name, part) => task.run(() => actions.ask({ lineId: null, name }, part))}
        />
      )}
    </div>
  );
}

type AskOtherProps = { isBusy: boolean; onAsk: (name: string, part: CapturePart) => Promise<boolean> };

function AskOther({ isBusy, onAsk }: AskOtherProps) {
  const { t } = useTranslation('capture');
  const [name, setName] = useState('');
  const [part, setPart] = useState<CapturePart>('whole');
  const id = useId();
  function handleSubmit(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() !== '')
      void onAsk(name.trim(), part).then((isAsked) => {
        if (isAsked) setName('');
      });
  }
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <h2>{t('desk.askOther')}</h2>
      <label htmlFor={`${id}-name`}>{t('desk.otherName')}</label>
      <Input
        id={`${id}-name`}
        value={name}
        maxLength={captureNameMaxLength}
        placeholder={t('desk.otherExample')}
        onChange={({ target }) => setName(target.value)}
      />
      <label htmlFor={`${id}-part`}>{t('desk.partLabel')}</label>
      <div className={styles.answers}>
        <select
          id={`${id}-part`}
          value={part}
          onChange={({ target }) => setPart(target.value as CapturePart)}
        >
          {captureParts.map((each) => (
            <option key={each} value={each}>
              {t(`part.${each}`)}
            </option>
          ))}
        </select>
        <Button htmlType="submit" disabled={isBusy || name.trim() === ''}>
          {t('desk.ask')}
        </Button>
      </div>
    </form>
  );
}
