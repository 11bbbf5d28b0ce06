import type { RecordingSummary } from '@cloudseat/shared/nouns/recording.ts';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../use-locale.ts';

/** Until which day it is kept, in a few words; null while that is not known. */
export function useKeptUntil() {
  const { t } = useTranslation('recording');
  const locale = useLocale();
  return ({ retention, deleteAfter }: Pick<RecordingSummary, 'retention' | 'deleteAfter'>): string | null => {
    if (deleteAfter !== null) return t('facts.until', { day: formatDate(deleteAfter, locale) });
    return retention === 'permanent' ? t('facts.forEver') : null;
  };
}

/** A day of any year, by the district's clock. */
export const formatDate = (epochMs: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    timeZone: 'Asia/Shanghai',
  }).format(epochMs);
