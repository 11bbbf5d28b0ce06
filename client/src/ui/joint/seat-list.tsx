import type { DepartmentSeat } from '@cloudseat/shared/nouns/joint-review.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { classNames } from '../class-names.ts';
import { useLocale, useLocalText } from '../use-locale.ts';
import styles from './joint.module.css';

type SeatListProps = {
  seats: readonly DepartmentSeat[];
  ownSeatId: string | null;
  /** Whether agents are being looked for now. */
  isLooking: boolean;
  toolsOf?: (seat: DepartmentSeat) => ReactNode;
};

/** Each department's place: what it is asked, who sits there, how far it is. */
export function SeatList({ seats, ownSeatId, isLooking, toolsOf }: SeatListProps) {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const locale = useLocale();
  return (
    <ul className={styles.seats}>
      {seats.map((seat) => (
        <li key={seat.seatId}>
          <p className={styles.seatName}>
            <strong>{text(seat.departmentName)}</strong>
            <span>{t(seat.isLead ? 'seat.lead' : seat.isRequired ? 'seat.required' : 'seat.optional')}</span>
            {seat.seatId === ownSeatId ? <span>{t('seat.own')}</span> : null}
          </p>
          <p className={classNames(styles.seatState, styles[toneOf(seat)])} role="status">
            <SeatState seat={seat} isLooking={isLooking} />
          </p>
          {seat.question === '' ? null : (
            <p className={styles.question}>{t('seat.question', { text: seat.question })}</p>
          )}
          {seat.dueAt === null ? null : (
            <p className={styles.small}>{t('seat.due', { time: formatDayAndTime(seat.dueAt, locale) })}</p>
          )}
          {toolsOf?.(seat)}
        </li>
      ))}
    </ul>
  );
}

function SeatState({ seat, isLooking }: { seat: DepartmentSeat; isLooking: boolean }) {
  const { t } = useTranslation('joint');
  const { agent, substitute, reason, ringsAt, signedInCount } = seat;
  const name = (ringsAt ?? agent)?.displayName ?? '';
  const state = stateOf(seat, isLooking);
  return (
    <>
      {t(`seat.is.${state}`, { name, reason: reason ?? '', count: signedInCount ?? 0 })}
      {substitute === null || seat.state === 'accepted' || seat.state === 'joined'
        ? null
        : t('seat.substitute', { name: substitute.displayName })}
    </>
  );
}

/** The state in words that one can do something with. */
function stateOf(seat: DepartmentSeat, isLooking: boolean) {
  const { state, hasSigned, isLead, reason, ringsAt, signedInCount } = seat;
  if (hasSigned) return 'signed' as const;
  if (state === 'dropped') return state;
  if (ringsAt !== null) return 'ringing' as const;
  if (signedInCount === 0) return 'nobody' as const;
  if (state === 'declined') return reason === null ? ('declined' as const) : ('declinedBecause' as const);
  if (state === 'timedOut' || state === 'invited') return state;
  if (state === 'notAsked')
    return isLead ? ('leading' as const) : isLooking ? ('looking' as const) : ('notAsked' as const);
  return state;
}

function toneOf({ state, hasSigned, signedInCount }: DepartmentSeat) {
  if (hasSigned || state === 'joined' || state === 'accepted') return 'good';
  const isBad = ['declined', 'timedOut', 'left', 'abstained', 'dropped'].includes(state);
  return isBad || signedInCount === 0 ? 'warn' : 'calm';
}
