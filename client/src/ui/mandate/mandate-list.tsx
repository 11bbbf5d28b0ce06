import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { isMandateOpen } from '@cloudseat/shared/nouns/mandate-rules.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoment } from '../../lib/moment-text.ts';
import { classNames } from '../class-names.ts';
import { useLocale } from '../use-locale.ts';
import styles from './mandate.module.css';
import type { MandateSide } from './mandate-side.ts';

type MandateListProps = {
  mandates: readonly Mandate[];
  side: MandateSide;
  /** What can be done about one, below it. */
  actionsOf?: (mandate: Mandate) => ReactNode;
};

/** Who acts for the applicant, may, or did: those that still count first. Its words are in the namespace `mandate`. */
export function MandateList({ mandates, side, actionsOf }: MandateListProps) {
  const isOpen = ({ state }: Mandate) => isMandateOpen(state);
  const sorted = [...mandates.filter(isOpen), ...mandates.filter((each) => !isOpen(each))];
  return (
    <ul className={styles.rows}>
      {sorted.map((mandate) => (
        <li key={mandate.mandateId}>
          <MandateFacts mandate={mandate} side={side} />
          {actionsOf?.(mandate)}
        </li>
      ))}
    </ul>
  );
}

function MandateFacts({ mandate, side }: { mandate: Mandate; side: MandateSide }) {
  const { t } = useTranslation('mandate');
  const locale = useLocale();
  const { helperName, helperPhone, place, scopes, endsAt, state, proposedBy, proposedAt } = mandate;
  const { confirmedBy, confirmedAt, endedAt } = mandate;
  const what = [t('see'), ...scopes.map((scope) => t(`scope.${scope}`))].join(t('between'));
  const time = (at: number) => formatMoment(at, locale);
  return (
    <>
      <p className={styles.head}>
        <strong>{t('who', { name: helperName, phone: helperPhone })}</strong>
        <span
          className={classNames(
            styles.state,
            (state === 'confirmed' || state === 'proposed') && styles[state],
          )}
        >
          {t(`state.${side}.${state}`)}
        </span>
      </p>
      {place === '' ? null : <p className={styles.small}>{place}</p>}
      <p className={isMandateOpen(state) ? undefined : styles.over}>{t('may', { what })}</p>
      <p className={styles.small}>
        <span>{t('until', { day: formatDay(endsAt, locale).whole })}</span>
        <span>{t(`proposedBy.${side}.${proposedBy}`, { time: time(proposedAt) })}</span>
        {confirmedBy === null || confirmedAt === null ? null : (
          <span>{t(`confirmed.${confirmedBy}`, { time: time(confirmedAt) })}</span>
        )}
        {endedAt === null ? null : <span>{t('ended', { time: time(endedAt) })}</span>}
      </p>
    </>
  );
}
