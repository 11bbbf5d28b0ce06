import { handoverTaskTitle } from '@cloudseat/shared/nouns/region-tasks.ts';
import { useTranslation } from 'react-i18next';

/** A task as somebody called it; what a talk left to the region that decides has words of its own. */
export function useTaskTitle(): (title: string) => string {
  const { t } = useTranslation('common');
  return (title) => (title === handoverTaskTitle ? t('region.handover') : title);
}
