import type { DeclineReason, OfferView } from '@cloudseat/shared/nouns/agent.ts';
import { Button } from 'antd';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignalError } from '../../lib/signal-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { RegionTag } from '../../ui/region/region-tag.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import type { useTask } from '../../ui/use-task.ts';
import { DeclineMenu } from './decline-menu.tsx';
import styles from './offer-card.module.css';
import { OfferFacts } from './offer-facts.tsx';
import { OfferRing } from './offer-ring.tsx';
import { useIsOver } from './use-is-over.ts';

export type OfferMediaPhase = 'preparing' | 'prepared' | 'failed';
type Task = ReturnType<typeof useTask>;

type OfferCardProps = {
  offer: OfferView;
  now: () => number;
  mediaPhase: OfferMediaPhase;
  acceptError: SignalError | null;
  declining: Task;
  isDeclineOpen: boolean;
  onDeclineOpen: (isOpen: boolean) => void;
  onAccept: () => void;
  onDecline: (reason: DeclineReason) => void;
};

/** A ringing order: all one may know before taking it, the time left, and the two answers. */
export const OfferCard = memo(function OfferCard(props: OfferCardProps) {
  const { offer, acceptError, declining } = props;
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const isOver = useIsOver(offer, props.now);
  const acceptButton = useRef<HTMLButtonElement>(null);

  // The focus comes to the main answer unless somebody is typing or chooses in a menu.
  // Once for each offer.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      acceptButton.current?.focus({ preventScroll: true });
    }
  }, [offer.fence]);

  return (
    <section className={styles.card} aria-labelledby="offer-title">
      <header className={styles.head}>
        <div>
          <h1 id="offer-title">
            {t(`offer.titleOf.${offer.purpose}`)} <span className={styles.ticket}>{offer.ticketNumber}</span>
          </h1>
          <p className={styles.matter}>{text(offer.matterName)}</p>
          <p className={styles.department}>{text(offer.departmentName)}</p>
          <RegionTag owningRegion={offer.owningRegion} />
          <OfferOrigin offer={offer} />
        </div>
        <OfferRing offer={offer} now={props.now} />
      </header>
      <p className={styles.hidden} role="alert">
        {t('offer.ringing', { ticket: offer.ticketNumber, matter: text(offer.matterName) })}
      </p>
      <OfferFacts offer={offer} now={props.now} />
      <p className={styles.media} role="status">
        {t(
          isOver
            ? 'offer.timesUp'
            : offer.kind === 'message'
              ? 'offer.messageReady'
              : offer.canPrepare
                ? mediaWords[props.mediaPhase]
                : 'offer.joinsOnAccept',
        )}
      </p>
      {acceptError ? <ErrorNotice error={acceptError} /> : null}
      {declining.error ? <ErrorNotice error={declining.error} /> : null}
      <div className={styles.answers}>
        <Button
          ref={acceptButton}
          type="primary"
          size="large"
          className={styles.accept ?? ''}
          disabled={declining.isRunning || isOver}
          onClick={props.onAccept}
        >
          {t('offer.accept')}
          <kbd>A</kbd>
        </Button>
        <DeclineMenu
          isOpen={props.isDeclineOpen}
          onOpen={props.onDeclineOpen}
          isBusy={declining.isRunning}
          isDisabled={declining.isRunning || isOver}
          onDecline={props.onDecline}
        />
      </div>
    </section>
  );
});

/** Who passes it on or asks, and what accepting means; an ordinary visit needs no words. */
function OfferOrigin({ offer }: { offer: OfferView }) {
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const { purpose, from, canPrepare } = offer;
  if (purpose === 'visit') return null;
  const kind = purpose === 'transfer' && !canPrepare ? 'warmTransfer' : purpose;
  return (
    <p className={styles.origin}>
      {t(`offer.origin.${kind}`)}
      {from === null
        ? null
        : ` ${t('offer.from', { name: from.displayName, number: from.agentNumber, department: text(from.departmentName) })}`}
    </p>
  );
}

const mediaWords = {
  preparing: 'offer.preparing',
  prepared: 'offer.prepared',
  failed: 'offer.prepareFailed',
} as const satisfies Record<OfferMediaPhase, string>;
