import type { CallWhy, WhyOffer, WhyStep } from '@cloudseat/shared/nouns/supervision.ts';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../lib/moment-text.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { Card } from '../../ui/card.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { OfferReasons } from './agent-reason.tsx';
import { rangMs } from './story.ts';
import styles from './why.module.css';

/** What happened, oldest first, with the clock of the district. */
export function WhySteps({ why }: { why: CallWhy }) {
  const { t } = useTranslation('supervision');
  return (
    <Card title={t('why.stepsTitle')}>
      <ol className={styles.steps}>
        {why.steps.map((step, index) => (
          // Steps are only added at the end.
          <Step key={index} step={step} />
        ))}
      </ol>
    </Card>
  );
}

function Step({ step }: { step: WhyStep }) {
  const { t } = useTranslation('supervision');
  const locale = useLocale();
  const { at, type, cause, offer, decision, leg, heldForMs } = step;
  return (
    <li>
      <time className={styles.clock} dateTime={new Date(at).toISOString()}>
        {formatClock(at, locale)}
      </time>
      <div className={styles.what}>
        {leg ? <p className={styles.leg}>{t(`why.leg.${leg}`)}</p> : null}
        {type === 'offer' ? null : <p>{t(leg ? `why.legStep.${legStepOf(type)}` : `why.step.${type}`)}</p>}
        {decision ? <Decision decision={decision} /> : null}
        {offer ? <Offer step={step} offer={offer} /> : null}
        {heldForMs === null ? null : (
          <p className={styles.small}>{t('why.heldFor', { time: formatSpan(heldForMs) })}</p>
        )}
        {cause ? <p className={styles.small}>{t(`why.cause.${cause}`)}</p> : null}
      </div>
    </li>
  );
}

/** Of a transfer or consult only these are told. */
const legStepOf = (type: WhyStep['type']) => (type === 'started' || type === 'ended' ? type : 'enqueued');

function Decision({ decision: { priority, by, note } }: { decision: NonNullable<WhyStep['decision']> }) {
  const { t } = useTranslation('supervision');
  const level = t(`priority.of.${priority}`);
  return (
    <>
      <p>{t('priority.decided', { level, name: by.displayName, number: by.agentNumber })}</p>
      <p className={styles.small}>{note}</p>
    </>
  );
}

const tones: Partial<Record<NonNullable<WhyOffer['outcome']> | 'ringing', string | undefined>> = {
  accepted: styles.good,
  declined: styles.warn,
  timedOut: styles.warn,
};

function Offer({ step, offer }: { step: WhyStep; offer: WhyOffer }) {
  const { t } = useTranslation(['supervision', 'desk']);
  const outcome = offer.outcome ?? 'ringing';
  const rang = rangMs(step);
  const more = [
    offer.declineReason && t(`desk:offer.reason.${offer.declineReason}`),
    rang !== null && t('why.rang', { time: formatSpan(rang) }),
  ].filter(Boolean);
  const { displayName: name, agentNumber: number } = offer.agent;
  return (
    <>
      <p>
        {t('why.offeredTo', { name, number })}{' '}
        <span className={classNames(styles.outcome, tones[outcome])}>{t(`why.outcome.${outcome}`)}</span>
      </p>
      {more.length > 0 ? <p className={styles.small}>{more.join(' · ')}</p> : null}
      {offer.reason ? (
        <details className={styles.details}>
          <summary>{t('why.details')}</summary>
          <OfferReasons offer={offer} />
        </details>
      ) : null}
    </>
  );
}
