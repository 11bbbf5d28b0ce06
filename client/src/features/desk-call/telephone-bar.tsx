import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import { type TelephoneResult, telephoneResults } from '@cloudseat/shared/nouns/telephone-results.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import type { RoomSessionState } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { useTask } from '../../ui/use-task.ts';
import styles from './telephone.module.css';
import { readTelephoneView } from './telephone-view.ts';

/** What the agent does about the telephone. `begin` and `reveal` give the number and put the look on record. */
export type TelephoneActions = {
  propose: () => Promise<unknown>;
  begin: () => Promise<string>;
  reveal: () => Promise<string>;
  report: (result: TelephoneResult) => Promise<unknown>;
  end: () => Promise<unknown>;
};
type TelephoneBarProps = {
  call: DeskCallView;
  media: Pick<RoomSessionState, 'advisesTelephone' | 'canReturn'> | null;
  now: () => number;
  actions: TelephoneActions;
  task: ReturnType<typeof useTask>;
};

/** How the way to the telephone stands, and what can be done about it; the number only after a tap. */
export function TelephoneBar({ call, media, now, actions, task }: TelephoneBarProps) {
  const { t } = useTranslation('telephone');
  const [seen, setSeen] = useState<{ masked: string; phone: string } | null>(null);
  const view = readTelephoneView(call, media?.advisesTelephone ?? false, useNow(now));
  const isOn = view === 'on';
  // Seen for as long as one talk is by telephone.
  useEffect(() => (isOn ? () => setSeen(null) : undefined), [isOn]);
  if (view === null) return null;
  const masked = call.applicantPhone;
  const phone = seen?.masked === masked ? seen.phone : null;
  const look = (read: () => Promise<string>) =>
    void task.run(async () => setSeen({ masked, phone: await read() }));
  const begin = (
    <Button kind="call" icon="phone" isBusy={task.isRunning} onClick={() => look(actions.begin)}>
      {t('desk.begin')}
    </Button>
  );
  const plain = (words: string, act: () => Promise<unknown>) => (
    <Button kind="call" isBusy={task.isRunning} onClick={() => void task.run(act)}>
      {words}
    </Button>
  );
  const answers = {
    offer: plain(t('desk.call'), actions.propose),
    gone: begin,
    waiting: plain(t('desk.takeBack'), actions.end),
    agreed: (
      <>
        {begin}
        {plain(t('desk.takeBack'), actions.end)}
      </>
    ),
    declined: plain(t('desk.dismiss'), actions.end),
  };
  return (
    <div className={styles.bar}>
      {view === 'on' ? (
        <OnTelephone
          {...{ call, phone, now }}
          show={
            <Button
              kind="call"
              title={t('desk.showHint')}
              isBusy={task.isRunning}
              onClick={() => look(actions.reveal)}
            >
              {t('desk.show')}
            </Button>
          }
          onReport={(result) => void task.run(() => actions.report(result))}
          back={plain(t(media?.canReturn ? 'desk.backGood' : 'desk.back'), actions.end)}
        />
      ) : (
        <Banner
          isDark
          tone={view === 'gone' ? 'warn' : 'info'}
          title={t(`desk.${view}Title`, { phone: call.applicantPhone })}
          action={<div className={styles.answers}>{answers[view]}</div>}
        >
          {view === 'agreed' && call.hasOtherPhone
            ? t('desk.agreedOther')
            : t(`desk.${view}Text`, { phone: call.applicantPhone })}
        </Banner>
      )}
      {task.error ? <ErrorNotice isDark error={task.error} /> : null}
    </div>
  );
}

type OnTelephoneProps = {
  call: DeskCallView;
  phone: string | null;
  now: () => number;
  show: ReactNode;
  back: ReactNode;
  onReport: (result: TelephoneResult) => void;
};

/** The number for as long as the talk is by telephone, with a link for telephones on the computer; and how the try went. */
function OnTelephone({ call, phone, now, show, back, onReport }: OnTelephoneProps) {
  const { t } = useTranslation('telephone');
  const { telephone, applicantPhone } = call;
  const result = telephone?.result ?? null;
  const time = formatSpan(Math.max(0, useNow(now) - (telephone?.at ?? 0)));
  return (
    <Banner isDark tone="info" title={t('desk.onTitle', { time })} action={back}>
      <div className={styles.number}>
        <span>{t('desk.onNumber')}</span>
        {phone === null ? (
          <>
            <strong>{applicantPhone}</strong>
            {show}
          </>
        ) : (
          <a href={`tel:${phone}`}>{phone}</a>
        )}
      </div>
      <fieldset className={styles.results}>
        <legend>{t('desk.result')}</legend>
        {telephoneResults.map((each) => (
          <Button key={each} kind="call" aria-pressed={result === each} onClick={() => onReport(each)}>
            {t(`desk.resultOf.${each}`)}
          </Button>
        ))}
      </fieldset>
      {result === 'noAnswer' ? t('desk.isNoAnswer') : null}
      {result === 'wrongNumber' ? t('desk.isWrongNumber') : null}
    </Banner>
  );
}
