import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { useTask } from '../../ui/use-task.ts';
import styles from './telephone.module.css';
import type { TelephoneView } from './telephone-view.ts';

/** What the applicant may say about the telephone. `phone`: another number than the one shown. */
export type TelephoneActions = {
  agree: (phone: string | null) => Promise<unknown>;
  decline: () => Promise<unknown>;
  end: () => Promise<unknown>;
};
type TelephoneNoticeProps = {
  view: TelephoneView | null;
  /** Masked. */
  phone: string;
  canReturn: boolean;
  actions: TelephoneActions;
  /** Of all that is asked about the telephone, here or elsewhere on the page: one at a time. */
  task: ReturnType<typeof useTask>;
  onAsk: () => void;
  onChange: () => void;
};

/** How the way to the telephone stands, in a sentence, with what can be said to it. */
export function TelephoneNotice(props: TelephoneNoticeProps) {
  const { view, phone, canReturn, actions, task, onAsk, onChange } = props;
  const { t } = useTranslation('telephone');
  if (view === null) return null;
  const isOn = view !== 'offer' && view !== 'proposed' && view !== 'agreed';
  const isWrong = view === 'noAnswer' || view === 'wrongNumber';
  return (
    <div className={styles.notice}>
      <Banner isDark tone={isWrong ? 'warn' : 'info'} title={t(`applicant.${view}Title`, { phone })}>
        <p>{t(`applicant.${view}Text`, { phone })}</p>
        {task.error ? <ErrorNotice isDark error={task.error} /> : null}
        <div className={styles.answers}>
          {view === 'offer' ? (
            <Button kind="call" icon="phone" onClick={onAsk}>
              {t('applicant.offerYes')}
            </Button>
          ) : null}
          {view === 'proposed' ? (
            <Button
              kind="call"
              icon="check"
              isBusy={task.isRunning}
              onClick={() => void task.run(() => actions.agree(null))}
            >
              {t('applicant.yes')}
            </Button>
          ) : null}
          {view === 'offer' || view === 'connected' ? null : (
            <Button kind="call" onClick={onChange}>
              {t('applicant.change')}
            </Button>
          )}
          {view === 'proposed' || view === 'agreed' ? (
            <Button kind="call" isBusy={task.isRunning} onClick={() => void task.run(actions.decline)}>
              {t('applicant.no')}
            </Button>
          ) : null}
          {isOn ? (
            <Button
              kind="call"
              icon={canReturn ? 'camera' : 'back'}
              isBusy={task.isRunning}
              onClick={() => void task.run(actions.end)}
            >
              {t(canReturn ? 'applicant.backGood' : 'applicant.back')}
            </Button>
          ) : null}
        </div>
      </Banner>
    </div>
  );
}
