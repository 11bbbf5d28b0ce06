import type { JointOffer } from '@cloudseat/shared/nouns/joint-review.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Fact, OfferAnswers, OfferFrame } from '../../ui/offer/offer-frame.tsx';
import { useIsOver } from '../../ui/offer/use-is-over.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import type { useTask } from '../../ui/use-task.ts';
import { DeclineForm } from './decline-form.tsx';

type JointOfferCardProps = {
  invitation: JointOffer;
  now: () => number;
  answering: ReturnType<typeof useTask>;
  isDeclineOpen: boolean;
  onDeclineOpen: (isOpen: boolean) => void;
  onAccept: () => void;
  onDecline: (reason: string, substituteId: string | null) => void;
};

/** A department is asked to sit in a review: about what, by whom, with whom, and the two answers. */
export function JointOfferCard(props: JointOfferCardProps) {
  const { invitation, answering, isDeclineOpen } = props;
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const locale = useLocale();
  const { from, subject, question, isRequired, dueAt, otherDepartments, fence } = invitation;
  const isOver = useIsOver(invitation, props.now);
  return (
    <OfferFrame
      offer={invitation}
      now={props.now}
      title={t('offer.title')}
      subject={subject}
      ringing={t('offer.ringing', { department: text(from.departmentName), subject })}
      facts={
        <>
          <Fact name={t('offer.from')} width="half">
            {text(from.departmentName)} · {from.agent.displayName} {from.agent.agentNumber}
          </Fact>
          <Fact name={t('offer.need')} width={dueAt === null ? 'half' : 'quarter'}>
            {t(isRequired ? 'seat.required' : 'seat.optional')}
          </Fact>
          {dueAt === null ? null : <Fact name={t('offer.due')}>{formatDayAndTime(dueAt, locale)}</Fact>}
          <Fact name={t('offer.others')} width="whole">
            {otherDepartments.length === 0
              ? t('offer.nobodyElse')
              : otherDepartments.map(text).join(t('between'))}
          </Fact>
          <Fact name={t('offer.question')} width="whole" isStrong>
            {question}
          </Fact>
        </>
      }
      note={t(isOver ? 'offer.over' : 'offer.note')}
    >
      {answering.error ? <ErrorNotice error={answering.error} /> : null}
      {isDeclineOpen ? (
        <DeclineForm
          invitation={invitation}
          isBusy={answering.isRunning}
          onDecline={props.onDecline}
          onClose={() => props.onDeclineOpen(false)}
        />
      ) : (
        <OfferAnswers
          fence={fence}
          acceptWords={t('offer.accept')}
          isDisabled={answering.isRunning || isOver}
          isBusy={answering.isRunning}
          onAccept={props.onAccept}
        >
          <Button
            size="large"
            disabled={answering.isRunning || isOver}
            onClick={() => props.onDeclineOpen(true)}
          >
            {t('offer.decline')}
            <kbd>D</kbd>
          </Button>
        </OfferAnswers>
      )}
    </OfferFrame>
  );
}
