import type { CallWhy, WhyOffer } from '@cloudseat/shared/nouns/supervision.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { OfferCandidates } from './offer-candidates.tsx';
import { decidingOffer } from './story.ts';
import styles from './why.module.css';

/** The offer that counts: the one that was taken, else the one that rings or rang last. */
export function AgentReason({ why }: { why: CallWhy }) {
  const { t } = useTranslation('supervision');
  const offer = decidingOffer(why.steps);
  if (offer === null) {
    return (
      <Card title={t('why.noAgentTitle')}>
        <p>{t(why.call.isWaiting ? 'why.noAgentYet' : 'why.noAgentEver')}</p>
      </Card>
    );
  }
  const { displayName, agentNumber } = offer.agent;
  return (
    <Card title={t('why.agentTitle', { name: displayName || agentNumber })}>
      {offer.outcome === 'accepted' ? null : (
        <p>{t(why.call.isWaiting ? 'why.noAgentYet' : 'why.noAgentEver')}</p>
      )}
      <OfferReasons offer={offer} />
    </Card>
  );
}

/** In words, with those that were compared. */
export function OfferReasons({ offer }: { offer: WhyOffer }) {
  const { t } = useTranslation('supervision');
  if (offer.reason === null || offer.ring === null) return <p>{t('why.noReason')}</p>;
  return (
    <div className={styles.reasons}>
      <p>
        {t(`why.reason.${offer.reason}`)} {offer.by ? t(`why.by.${offer.by}`) : null}
      </p>
      <p className={styles.small}>{t('why.ring', { ring: t(`why.ringOf.${offer.ring}`) })}</p>
      <OfferCandidates offer={offer} />
    </div>
  );
}
