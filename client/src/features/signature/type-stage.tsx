import type { SignatureMark } from '@cloudseat/shared/nouns/signature.ts';
import { isSameName } from '@cloudseat/shared/nouns/signature-rules.ts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import styles from './signature-screen.module.css';
import type { SigningTask } from './signing-task.ts';

type TypeStageProps = {
  statement: string;
  applicantName: string;
  signing: SigningTask;
  onSign: (mark: SignatureMark) => void;
  onDraw: () => void;
};

/** For who cannot write on a screen: the name by keyboard or by voice, and a tick. The record says that it was typed. */
export function TypeStage({ statement, applicantName, signing, onSign, onDraw }: TypeStageProps) {
  const { t } = useTranslation('signature');
  const [name, setName] = useState('');
  const [hasConfirmed, setHasConfirmed] = useState(false);
  const [isRefused, setIsRefused] = useState(false);
  const isSame = isSameName(name, applicantName);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSame || !hasConfirmed) setIsRefused(true);
    else onSign({ method: 'typed', name: name.trim(), hasConfirmed });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.body}>
        <p>
          <strong>{t('read.means')}</strong>
          {statement}
        </p>
        <Field
          label={t('type.name')}
          hint={t('type.hint')}
          error={isRefused && !isSame ? t('type.different') : null}
          value={name}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
        <Tick isOn={hasConfirmed} onChange={setHasConfirmed}>
          {t('type.tick')}
        </Tick>
        {isRefused && isSame && !hasConfirmed ? (
          <p className={styles.refused} role="alert">
            {t('type.tickMissing')}
          </p>
        ) : null}
        {signing.error ? <ErrorNotice error={signing.error} /> : null}
      </div>
      <div className={styles.foot}>
        <Button kind="primary" type="submit" isWide isBusy={signing.isRunning}>
          {t('type.submit')}
        </Button>
        <div className={styles.more}>
          <Button kind="plain" onClick={onDraw}>
            {t('type.draw')}
          </Button>
        </div>
      </div>
    </form>
  );
}
