import type { CallKind, PublicEndReason } from '@cloudseat/shared/nouns/call.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { Rating } from '@cloudseat/shared/nouns/rating.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { RatingForm, type RatingInput, ratingFormId } from '../../ui/rating/rating-form.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';

export type EndedCall = {
  callId: CallId;
  kind: CallKind;
  matterName: LocalText;
  agentName: string | null;
  endReason: PublicEndReason | null;
  canRate: boolean;
  rating: Rating | null;
};

/** After the call, on the applicant's own device: why it ended, and what they thought of it, if they like. */
export function RatingPage({ call, againTo }: { call: EndedCall; againTo: string | null }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const [given, setGiven] = useState<Rating | null>(call.rating);
  const task = useTask();
  const { callId } = call;
  const isOpen = call.canRate && given === null;

  function handleSubmit(input: RatingInput): void {
    void task.run(async () => {
      const { rating } = await api('rating:give', { params: { callId }, body: input });
      setGiven(rating);
    });
  }

  return (
    <Page
      title={text(call.matterName)}
      action={
        isOpen ? (
          <>
            <Button kind="primary" isWide type="submit" form={ratingFormId} isBusy={task.isRunning}>
              {t('rating.submit')}
            </Button>
            <LinkButton to="/" kind="plain" isWide>
              {t('rating.skip')}
            </LinkButton>
          </>
        ) : (
          <>
            <LinkButton to="/" kind="primary" isWide>
              {t('rating.home')}
            </LinkButton>
            {againTo !== null && call.endReason !== 'finished' ? (
              <LinkButton to={againTo} isWide>
                {t('rating.again')}
              </LinkButton>
            ) : null}
          </>
        )
      }
    >
      {call.endReason === null ? null : (
        <Banner
          tone={call.endReason === 'finished' ? 'good' : 'warn'}
          title={
            call.kind === 'message' && call.endReason === 'finished'
              ? t('rating.answered')
              : t(`rating.ended.${call.endReason}`)
          }
        >
          {t(`rating.endedNext.${call.endReason}`)}
        </Banner>
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {isOpen ? <RatingForm onSubmit={handleSubmit} /> : null}
      {given === null ? null : (
        <Card>
          <div role="status">
            <Empty icon="check" title={t('rating.thanks')}>
              {t('rating.given', { level: t(`rating.level.${given.level}`) })}
              <br />
              {t('rating.thanksNext')}
            </Empty>
          </div>
        </Card>
      )}
    </Page>
  );
}
