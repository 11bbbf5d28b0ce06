import type { DeskCallView, WrapUpMode } from '@cloudseat/shared/nouns/agent.ts';
import type { Disposition } from '@cloudseat/shared/nouns/call.ts';
import { dispositions } from '@cloudseat/shared/nouns/dispositions.ts';
import { Button, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import type { useTask } from '../../ui/use-task.ts';
import styles from './wrap-up.module.css';
import { readWrapUpLife } from './wrap-up-life.ts';

type Task = ReturnType<typeof useTask>;
type WrapUpPanelProps = {
  call: DeskCallView;
  mode: WrapUpMode;
  now: () => number;
  /** The notes field, which belongs to the case. */
  notes: ReactNode;
  nextStatusWords: string;
  saving: Task;
  extending: Task;
  /** Null skips it. */
  onSave: (disposition: Disposition | null) => void;
  onExtend: () => void;
};

/** After the talk: what came of it, within a time box. */
export function WrapUpPanel(props: WrapUpPanelProps) {
  const { call, mode, saving, extending } = props;
  const { t } = useTranslation(['desk', 'hold']);
  const text = useLocalText();
  const [disposition, setDisposition] = useState<Disposition | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  function save(): void {
    setIsMissing(disposition === null);
    if (disposition !== null) props.onSave(disposition);
  }
  return (
    <form
      className={styles.panel}
      aria-labelledby="wrap-up-title"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <header className={styles.head}>
        <h1 id="wrap-up-title">{t('wrapUp.title')}</h1>
        {mode === 'mandatory' ? (
          <TimeOver until={call.wrapUpUntil} now={props.now} />
        ) : (
          <>
            <TimeLeft until={call.wrapUpUntil} now={props.now} />
            <Button disabled={!call.canExtendWrapUp} loading={extending.isRunning} onClick={props.onExtend}>
              {t(call.canExtendWrapUp ? 'wrapUp.extend' : 'wrapUp.extended')}
            </Button>
          </>
        )}
      </header>
      <p className={styles.intro}>
        {t(call.part === 'left' ? 'wrapUp.introLeft' : 'wrapUp.intro', {
          ticket: call.ticketNumber,
          matter: text(call.matterName),
        })}
      </p>
      {call.heldMs > 0 && call.connectedAt !== null && call.endedAt !== null ? (
        <p className={styles.intro}>
          {t('hold:desk.wrapUp', {
            talk: formatSpan(call.endedAt - call.connectedAt),
            held: formatSpan(call.heldMs),
          })}
        </p>
      ) : null}
      {extending.error ? <ErrorNotice error={extending.error} /> : null}
      <fieldset aria-describedby={isMissing ? 'wrap-up-missing' : undefined}>
        <legend>{t('wrapUp.disposition')}</legend>
        <Radio.Group
          className={styles.choices ?? ''}
          value={disposition}
          onChange={(event) => {
            setDisposition(event.target.value as Disposition);
            setIsMissing(false);
          }}
        >
          {dispositions.map((each) => (
            <Radio key={each} value={each}>
              {t(`wrapUp.dispositionOf.${each}`)}
            </Radio>
          ))}
        </Radio.Group>
        {isMissing ? (
          <p id="wrap-up-missing" className={styles.missing} role="alert">
            {t('wrapUp.dispositionMissing')}
          </p>
        ) : null}
      </fieldset>
      {props.notes}
      {saving.error ? <ErrorNotice error={saving.error} /> : null}
      <footer className={styles.foot}>
        <Button type="primary" size="large" htmlType="submit" loading={saving.isRunning}>
          {t(saving.isRunning ? 'wrapUp.saving' : 'wrapUp.save')}
        </Button>
        {mode === 'optional' ? (
          <Button size="large" disabled={saving.isRunning} onClick={() => props.onSave(null)}>
            {t('wrapUp.skip')}
          </Button>
        ) : null}
        <span>{t('wrapUp.after', { status: props.nextStatusWords })}</span>
      </footer>
    </form>
  );
}

/** Nothing ends by itself here: how long it has taken beyond its time. */
function TimeOver({ until, now }: { until: number | null; now: () => number }) {
  const { t } = useTranslation('desk');
  const { remainingMs, overMs } = readWrapUpLife(until, useNow(now));
  if (remainingMs === null) return null;
  return (
    <p className={classNames(styles.left, overMs > 0 && styles.soon)} role="timer">
      {overMs > 0
        ? t('wrapUp.overBy', { time: formatSpan(overMs) })
        : t('wrapUp.left', { time: formatSpan(remainingMs + 999) })}
      <span>{t('wrapUp.mustSave')}</span>
    </p>
  );
}

function TimeLeft({ until, now }: { until: number | null; now: () => number }) {
  const { t } = useTranslation('desk');
  const { remainingMs, isSoon } = readWrapUpLife(until, useNow(now));
  if (remainingMs === null) return null;
  return (
    <p className={classNames(styles.left, isSoon && styles.soon)} role="timer">
      {t('wrapUp.left', { time: formatSpan(remainingMs + 999) })}
      {isSoon ? <span role="alert">{t('wrapUp.overSoon')}</span> : null}
    </p>
  );
}
