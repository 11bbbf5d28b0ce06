import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Button } from '../../ui/button.tsx';
import { useRegionText } from '../../ui/region/use-region-text.ts';
import { useHeadingFocus } from '../../ui/use-heading-focus.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './call-page.module.css';
import people from './people.module.css';

type CallHeaderProps = {
  call: ApplicantCallView;
  caseNumber: string | null;
  now: () => number;
  isShown: boolean;
  recordingTag: ReactNode;
  /** Half of the screen is a sheet's. */
  hasSheet: boolean;
  /** In the room, oneself included; null until that can be said. */
  peopleCount: number | null;
  onPeople: () => void;
};

/** Who is on the other side, always on screen. */
export function CallHeader(props: CallHeaderProps) {
  const { call, caseNumber, now, isShown, hasSheet, peopleCount, onPeople } = props;
  const { t } = useTranslation(['applicant', 'own-case', 'hold']);
  const text = useLocalText();
  const current = useNow(now);
  const regions = useRegionText()(call);
  const heading = useHeadingFocus(isShown);
  const { agent, connectedAt, ticketNumber } = call;
  return (
    <header className={styles.header} data-sheet={hasSheet || undefined}>
      <div className={styles.who}>
        <h1 ref={heading} tabIndex={-1}>
          {agent === null
            ? text(call.departmentName)
            : `${agent.displayName} · ${text(agent.departmentName)}`}
        </h1>
        <p>
          {agent === null ? null : <span>{t('call.agentNumber', { number: agent.agentNumber })}</span>}
          {ticketNumber === null ? null : <span>{t('call.ticket', { ticket: ticketNumber })}</span>}
          {caseNumber === null ? null : <span>{t('own-case:number', { number: caseNumber })}</span>}
          {regions === null ? null : <span>{regions}</span>}
        </p>
      </div>
      {peopleCount === null ? null : (
        <Button
          kind="call"
          icon="people"
          className={people.open}
          aria-label={t('hold:people.openLabel', { count: peopleCount })}
          onClick={onPeople}
        >
          {t('hold:people.open', { count: peopleCount })}
        </Button>
      )}
      {connectedAt === null ? null : (
        <p className={styles.clock} role="timer" aria-label={t('call.duration')}>
          {formatSpan(current - connectedAt)}
        </p>
      )}
      {props.recordingTag === null ? null : <div className={styles.recorder}>{props.recordingTag}</div>}
    </header>
  );
}
