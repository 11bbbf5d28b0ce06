import type { RecordingView } from '@cloudseat/shared/nouns/recording.ts';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './recording-page.module.css';

/** Whether it is sealed, by which key, and how anyone can check that. */
export function SealCard({ view }: { view: RecordingView }) {
  const { t } = useTranslation('recording');
  const locale = useLocale();
  const { seal, state, unexplainedGapCount } = view;
  if (seal === null) {
    if (state === 'failed') return null;
    const waits = unexplainedGapCount > 0;
    return (
      <Card title={t('seal.title')}>
        <Banner tone={waits ? 'warn' : 'info'}>{t(waits ? 'seal.waits' : 'seal.notYet')}</Banner>
      </Card>
    );
  }
  return (
    <Card title={t('seal.title')}>
      <Banner tone="good">{t(state === 'sealedWithGaps' ? 'seal.withGaps' : 'seal.sealed')}</Banner>
      <dl className={styles.seal}>
        <dt>{t('seal.head')}</dt>
        <dd>
          <code>{seal.headSha256}</code>
        </dd>
        <dt>{t('seal.key')}</dt>
        <dd>
          <code>{seal.keyId}</code>
        </dd>
        <dt>{t('seal.at')}</dt>
        <dd>{formatMoment(seal.sealedAt, locale)}</dd>
        <dt>{t('seal.how')}</dt>
        <dd>
          <p>{t('seal.howText')}</p>
          <p>
            <a href="/verify" target="_blank" rel="noopener">
              {t('seal.page')}
            </a>
          </p>
          <p>
            <code>npm run verify-dossier -- dossier.zip</code>
          </p>
        </dd>
      </dl>
    </Card>
  );
}
