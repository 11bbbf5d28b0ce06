import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConnectionState } from '../../signal/types.ts';
import { Banner } from '../../ui/banner.tsx';

/** Says when the page is not connected, and what to do about it. */
export function LinkBanner({ connection }: { connection: ConnectionState }) {
  const { t } = useTranslation('desk');
  if (connection === 'offline') return <Banner tone="bad">{t('link.lost')}</Banner>;
  if (connection !== 'outdated') return null;
  return (
    <Banner
      tone="warn"
      action={<Button onClick={() => window.location.reload()}>{t('link.refresh')}</Button>}
    >
      {t('link.outdated')}
    </Banner>
  );
}
