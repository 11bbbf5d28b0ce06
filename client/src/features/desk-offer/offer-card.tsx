import type { DeclineReason, OfferView } from '@cloudseat/shared/nouns/agent.ts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignalError } from '../../lib/signal-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { OfferAnswers, OfferFrame } from '../../ui/offer/offer-frame.tsx';
import { useIsOver } from '../../ui/offer/use-is-over.ts';
import { RegionTag } from '../../ui/region/region-tag.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import type { useTask } from '../../ui/use-task.ts';
import { DeclineMenu } from './decline-menu.tsx';
import styles from './offer-card.module.css';
import { OfferFacts } from './offer-facts.tsx';

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
  return (
    <OfferFrame
      offer={offer}
      now={props.now}
      title={
        <>
          {t(`offer.titleOf.${offer.purpose}`)} <span className={styles.ticket}>{offer.ticketNumber}</span>
        </>
      }
      subject={text(offer.matterName)}
      about={
        <>
          <p className={styles.department}>{text(offer.departmentName)}</p>
          <RegionTag owningRegion={offer.owningRegion} />
          <OfferOrigin offer={offer} />
        </>
      }
      ringing={t('offer.ringing', { ticket: offer.ticketNumber, matter: text(offer.matterName) })}
      facts={<OfferFacts offer={offer} now={props.now} />}
      note={t(
        isOver
          ? 'offer.timesUp'
          : offer.kind === 'message'
            ? 'offer.messageReady'
            : offer.canPrepare
              ? mediaWords[props.mediaPhase]
              : 'offer.joinsOnAccept',
      )}
    >
      {acceptError ? <ErrorNotice error={acceptError} /> : null}
      {declining.error ? <ErrorNotice error={declining.error} /> : null}
      <OfferAnswers
        fence={offer.fence}
        acceptWords={t('offer.accept')}
        isDisabled={declining.isRunning || isOver}
        onAccept={props.onAccept}
      >
        <DeclineMenu
          isOpen={props.isDeclineOpen}
          onOpen={props.onDeclineOpen}
          isBusy={declining.isRunning}
          isDisabled={declining.isRunning || isOver}
          onDecline={props.onDecline}
        />
      </OfferAnswers>
    </OfferFrame>
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
