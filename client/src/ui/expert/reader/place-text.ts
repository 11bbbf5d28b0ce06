import type { ReadingItem, ReadingPlace } from '@cloudseat/shared/nouns/expert-reading.ts';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../../lib/time-text.ts';

/** Where a remark or a question belongs, in words; says so where the material has a newer version since. */
export function usePlaceText(items: readonly ReadingItem[]): (place: ReadingPlace) => string {
  const { t } = useTranslation('expert-reading');
  return (place) => {
    const item = items.find(({ itemId }) => itemId === place.itemId);
    const where =
      place.at === 'page'
        ? t('place.page', { page: place.page })
        : `${formatSpan(place.fromMs)}${place.toMs === null ? '' : `–${formatSpan(place.toMs)}`}`;
    const isOld = item !== undefined && item.version !== place.version;
    const named = item === undefined ? where : `${item.name} · ${where}`;
    return isOld ? `${named} · ${t('place.oldVersion', { version: place.version })}` : named;
  };
}
