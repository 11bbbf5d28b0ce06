import { useTranslation } from 'react-i18next';
import { Banner, type BannerProps } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import type { DeskNotice } from './desk-state.ts';

type NoticeBannerProps = { notice: DeskNotice; isDark?: boolean; onDismiss?: () => void };

/** What just happened, in one sentence. */
export function NoticeBanner({ notice, isDark = false, onDismiss }: NoticeBannerProps) {
  const { t } = useTranslation('desk');
  return (
    <Banner
      isDark={isDark}
      tone={toneOf(notice)}
      title={notice.kind === 'offerEnded' ? notice.ticketNumber : null}
      action={
        onDismiss ? (
          <Button kind={isDark ? 'call' : 'plain'} onClick={onDismiss}>
            {t('leg.gotIt')}
          </Button>
        ) : null
      }
    >
      <NoticeWords notice={notice} />
    </Banner>
  );
}

function NoticeWords({ notice }: { notice: DeskNotice }) {
  const { t } = useTranslation('desk');
  switch (notice.kind) {
    case 'wrapUpSaved':
      return t('wrapUp.savedNote');
    case 'wrapUpOver':
      return t('wrapUp.over');
    case 'legEnded':
      return t(`leg.ended.${notice.leg}.${notice.reason}`);
    case 'guestOver':
      return t(`leg.guestOver.${notice.part}`);
    case 'takenOver':
      return t('leg.takenOver', { name: notice.from });
    default:
      return t(`offer.ended.${notice.reason}`);
  }
}

function toneOf(notice: DeskNotice): NonNullable<BannerProps['tone']> {
  if (notice.kind === 'wrapUpSaved' || notice.kind === 'takenOver') return 'good';
  if (notice.kind === 'wrapUpOver' || notice.kind === 'legEnded') return 'warn';
  return notice.kind === 'offerEnded' && notice.reason === 'revoked' ? 'warn' : 'info';
}
