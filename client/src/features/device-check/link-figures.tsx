import type { LinkMeasure } from '@cloudseat/shared/nouns/link-verdict.ts';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../ui/facts.tsx';
import styles from './check.module.css';

/** What was measured, folded: for whoever helps on the telephone, or wants to know. */
export function LinkFigures({ measure }: { measure: LinkMeasure }) {
  const { t } = useTranslation('check');
  const none = t('figures.none');
  const open = (isOpen: boolean | null) =>
    isOpen === null ? none : t(isOpen ? 'figures.open' : 'figures.shut');
  const ms = (value: number | null) => (value === null ? none : t('figures.ms', { value }));
  const percent = (share: number | null) =>
    share === null ? none : t('figures.percent', { value: Math.round(share * 1_000) / 10 });
  const kilobits = (bps: number | null) =>
    bps === null ? none : t('figures.kbps', { value: Math.round(bps / 1_000) });
  return (
    <details className={styles.figures}>
      <summary>{t('figures.show')}</summary>
      <Facts
        facts={[
          [t('figures.socket'), ms(measure.socketMs)],
          [t('figures.udp'), open(measure.udp)],
          [t('figures.tcp'), open(measure.tcp)],
          [t('figures.relay'), open(measure.relay)],
          [t('figures.path'), measure.path === null ? none : t(`figures.by.${measure.path}`)],
          [t('figures.roundTrip'), ms(measure.roundTripMs)],
          [t('figures.jitter'), ms(measure.jitterMs)],
          [t('figures.lossUp'), percent(measure.lossUp)],
          [t('figures.lossDown'), percent(measure.lossDown)],
          [t('figures.up'), kilobits(measure.upBps)],
          [t('figures.down'), kilobits(measure.downBps)],
        ]}
      />
    </details>
  );
}
