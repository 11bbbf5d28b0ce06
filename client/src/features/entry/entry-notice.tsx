import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { findEntry } from './entry-memory.ts';

/** Says where this visit began, if it was a code. */
export function EntryNotice() {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const entry = findEntry();
  if (entry === null) return null;
  return <Banner>{t('entry.from', { label: text(entry.label) })}</Banner>;
}
