import type { LinkCheck } from '@cloudseat/shared/nouns/link-check.ts';
import { useTranslation } from 'react-i18next';

/** What the check before the ticket found, for whoever is going to talk over that link: a verdict, and the figures behind it. */
export function useLinkCheckWords(): (check: LinkCheck) => { verdict: string; figures: string } {
  const { t } = useTranslation('desk');
  const percent = (share: number | null) => Math.round((share ?? 0) * 100);
  const kilobits = (bps: number | null) => Math.round((bps ?? 0) / 1_000);
  return (check) => ({
    verdict: t(`linkCheck.${check.verdict}`),
    figures:
      check.path === null
        ? t('linkCheck.noMedia')
        : t('linkCheck.figures', {
            roundTrip: check.roundTripMs ?? check.socketMs ?? 0,
            up: percent(check.lossUp),
            down: percent(check.lossDown),
            upKbps: kilobits(check.upBps),
            downKbps: kilobits(check.downBps),
            path: t(`linkCheck.by.${check.path}`),
          }),
  });
}
