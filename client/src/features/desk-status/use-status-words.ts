import { useTranslation } from 'react-i18next';
import type { StatusChoice } from './status-options.ts';

/** A status with its reason in words: 小休 · 用餐. */
export function useStatusWords(): (choice: StatusChoice) => string {
  const { t } = useTranslation('desk');
  return ({ status, reason }) =>
    reason === null
      ? t(`status.${status}`)
      : t('status.withReason', { status: t(`status.${status}`), reason: t(`status.reason.${reason}`) });
}
