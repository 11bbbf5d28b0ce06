import type { OfferView } from '@cloudseat/shared/nouns/agent.ts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Fact } from '../../ui/offer/offer-frame.tsx';
import { useFirmText } from '../../ui/use-firm-text.ts';
import { useLinkCheckWords } from '../../ui/use-link-check-words.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useNow } from '../../ui/use-now.ts';
import styles from './offer-card.module.css';

/** What an agent weighs before accepting. */
export function OfferFacts({ offer, now }: { offer: OfferView; now: () => number }) {
  const { t } = useTranslation(['desk', 'case']);
  const text = useLocalText();
  const waitedMs = useNow(now) - offer.enqueuedAt;
  const device = (name: 'camera' | 'microphone', isThere: boolean) => (
    <span className={classNames(styles.whole, !isThere && styles.lacking)}>
      {t(isThere ? 'offer.deviceYes' : 'offer.deviceNo', { device: t(`offer.${name}`) })}
    </span>
  );
  const point = t(`entry.${offer.entryPoint}`);
  const firm = useFirmText(offer.firm);
  const wordsOf = useLinkCheckWords();
  const linkCheck = offer.linkCheck && wordsOf(offer.linkCheck);
  const isWeak = offer.networkGrade === 'weak' || offer.networkGrade === 'lost';
  return (
    <>
      {firm === null ? null : (
        <Fact name={t('case:firm.title')} width="whole" isStrong>
          {firm}
        </Fact>
      )}
      <Fact name={t('offer.wait')}>
        <strong>{formatSpan(waitedMs)}</strong>
      </Fact>
      <Fact name={t('offer.applicant')}>{offer.applicantName}</Fact>
      <Fact name={t('offer.entry')}>
        {offer.entryLabel === null ? point : t('entry.labelled', { point, label: text(offer.entryLabel) })}
      </Fact>
      {offer.kind === 'message' ? null : (
        <>
          <Fact name={t('offer.network')}>
            <span className={classNames(isWeak && styles.lacking)} title={linkCheck?.figures}>
              {t(`network.${offer.networkGrade}`)}
              {linkCheck === null ? null : ` · ${linkCheck.verdict}`}
            </span>
          </Fact>
          <Fact name={t('offer.devices')}>
            {device('camera', offer.hasCamera)} · {device('microphone', offer.hasMicrophone)}
          </Fact>
        </>
      )}
      <Fact name={t('offer.materials')}>
        {t('offer.materialsCount', { count: offer.materialCount, total: offer.requiredMaterialCount })}
      </Fact>
      <Fact name={t('offer.earlier')}>
        {offer.earlierCallCount === 0
          ? t('offer.earlierNone')
          : t('offer.earlierCount', { count: offer.earlierCallCount })}
      </Fact>
      <Fact name={t('offer.identity')}>{t(`offer.identityLevel.${offer.identityLevel}`)}</Fact>
    </>
  );
}
