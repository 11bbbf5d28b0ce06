import type { CaseVoucher } from '@cloudseat/shared/nouns/case-decision.ts';
import type { VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../lib/http.ts';
import { formatMoment } from '../lib/moment-text.ts';
import { Icon } from './icon.tsx';
import { useLocale } from './use-locale.ts';
import { VisuallyHidden } from './visually-hidden.tsx';
import styles from './voucher-list.module.css';

type VoucherListProps = {
  vouchers: readonly CaseVoucher[];
  /** They bear whole names: who may see a case may not always open them. */
  canOpen?: boolean;
  /** What may be done with one of them. */
  actionOf?: (voucher: CaseVoucher) => ReactNode;
};

export const voucherUrl = (voucherId: VoucherId): string =>
  apiUrl('voucher:content', { params: { voucherId } });

/** Papers that were issued in a case, the newest first; each opens as PDF. Its words are in the namespace `case-papers`. */
export function VoucherList({ vouchers, canOpen = true, actionOf }: VoucherListProps) {
  const { t } = useTranslation('case-papers');
  const locale = useLocale();
  return (
    <ul className={styles.vouchers}>
      {[...vouchers].reverse().map((voucher) => {
        const { voucherId, kind, number, issuedAt, openedAt, acknowledgedAt, signedAt } = voucher;
        const seen =
          signedAt !== null
            ? t('voucher.signed', { time: formatMoment(signedAt, locale) })
            : acknowledgedAt !== null
              ? t('voucher.acknowledged', { time: formatMoment(acknowledgedAt, locale) })
              : t(openedAt === null ? 'voucher.unopened' : 'voucher.opened');
        const paper = (
          <>
            <Icon name="document" size="1.4em" />
            <span>
              <strong>{t(`voucher.kind.${kind}`)}</strong>
              <small lang="zh-Hans">{number}</small>
              <small>
                {formatMoment(issuedAt, locale)} · {seen}
              </small>
            </span>
          </>
        );
        return (
          <li key={voucherId}>
            {canOpen ? (
              <a
                href={voucherUrl(voucherId)}
                target="_blank"
                rel="noopener noreferrer"
                className={styles.paper}
              >
                {paper}
                <VisuallyHidden>{t('voucher.newTab')}</VisuallyHidden>
              </a>
            ) : (
              <div className={styles.paper}>{paper}</div>
            )}
            {actionOf?.(voucher)}
          </li>
        );
      })}
    </ul>
  );
}
