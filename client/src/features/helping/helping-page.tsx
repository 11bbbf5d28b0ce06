import type { HeldMandateCard } from '@cloudseat/shared/nouns/mandate.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoment } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './helping.module.css';

type HelpingPageProps = {
  mandates: readonly HeldMandateCard[];
  /** Whose page it is, and what failed. */
  notice: ReactNode;
};

/** Everything that whoever is signed in does for others: what runs, then what ended a short time ago. */
export function HelpingPage({ mandates, notice }: HelpingPageProps) {
  const { t } = useTranslation('helping');
  const held = mandates.filter(({ state }) => state === 'confirmed');
  const ended = mandates.filter(({ state }) => state !== 'confirmed');
  return (
    <Page title={t('title')} backTo="/calls">
      {notice}
      {held.length === 0 ? (
        <Card>
          <Empty icon="people" title={t('empty')}>
            {t('emptyNext')}
          </Empty>
        </Card>
      ) : (
        <>
          <p>{t('intro')}</p>
          <ul className={styles.list}>
            {held.map((mandate) => (
              <HeldCard key={mandate.mandateId} mandate={mandate} />
            ))}
          </ul>
        </>
      )}
      {ended.length === 0 ? null : <EndedCard ended={ended} />}
    </Page>
  );
}

function HeldCard({ mandate }: { mandate: HeldMandateCard }) {
  const { t } = useTranslation(['helping', 'own-case']);
  const text = useLocalText();
  const locale = useLocale();
  const { mandateId, matterName, applicantName, scopes, endsAt, caseNumber, caseState } = mandate;
  const what = [t('see'), ...scopes.map((scope) => t(`scope.${scope}`))].join(t('between'));
  return (
    <li>
      <p className={styles.name}>{text(matterName)}</p>
      <p>{t('of', { name: applicantName })}</p>
      {caseState === null ? null : <p className={styles.state}>{t(`own-case:state.${caseState}`)}</p>}
      <p className={styles.facts}>
        {caseNumber === null ? null : <span>{t('number', { number: caseNumber })}</span>}
        <span>{t('until', { day: formatDay(endsAt, locale).whole })}</span>
        <span>{t('may', { what })}</span>
      </p>
      <div className={styles.open}>
        <LinkButton to={`/helping/${mandateId}`} icon="document" isWide>
          {t('open')}
        </LinkButton>
      </div>
    </li>
  );
}

function EndedCard({ ended }: { ended: readonly HeldMandateCard[] }) {
  const { t } = useTranslation('helping');
  const text = useLocalText();
  const locale = useLocale();
  return (
    <Card title={t('ended.title')}>
      <ul className={styles.rows}>
        {ended.map(({ mandateId, applicantName, matterName, state, endedAt }) => (
          <li key={mandateId}>
            <p>{t('ended.of', { name: applicantName, matter: text(matterName) })}</p>
            <p className={styles.facts}>
              <span>{t(`ended.state.${state}`)}</span>
              {endedAt === null ? null : <span>{formatMoment(endedAt, locale)}</span>}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
