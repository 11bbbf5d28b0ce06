import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { materialUrl } from '../../lib/http.ts';
import { messageStage } from '../../lib/message-stage.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordingPlayer } from '../../ui/recording-player.tsx';
import { useLocalText } from '../../ui/use-locale.ts';

type LeftMessagePageProps = {
  call: CallSummary;
  recording: Material | null;
  /** What was written on both sides. */
  conversation: ReactNode;
};

const tones = { received: 'info', reading: 'info', answered: 'good', over: 'warn' } as const;

/** A message that was left: whether it arrived, what came back, and the rating once it was answered. */
export function LeftMessagePage({ call, recording, conversation }: LeftMessagePageProps) {
  const { t } = useTranslation('later');
  const text = useLocalText();
  const stage = messageStage(call.state);
  return (
    <Page
      title={text(call.matterName)}
      backTo="/calls"
      action={
        call.canRate && call.rating === null ? (
          <LinkButton to={`/rating/${call.callId}`} kind="primary" icon="star" isWide>
            {t('left.rate')}
          </LinkButton>
        ) : (
          <LinkButton to="/" isWide>
            {t('left.home')}
          </LinkButton>
        )
      }
    >
      <Banner tone={tones[stage]} title={t(`left.${stage}`)}>
        {t(`left.${stage}Next`, { ticket: call.ticketNumber ?? '' })}
      </Banner>
      <Card title={t('left.answer')}>{conversation}</Card>
      {recording === null ? null : (
        <Card title={t('left.yours')}>
          <RecordingPlayer src={materialUrl(recording.materialId)} label={t('left.yours')} />
        </Card>
      )}
    </Page>
  );
}
