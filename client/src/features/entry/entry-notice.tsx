import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { findEntry } from './entry-memory.ts';

/** Says where this visit began, if it was a code; before the matter's intake also what for, as the code led straight there. */
export function EntryNotice({ matterId }: { matterId?: MatterId }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const entry = findEntry();
  if (entry === null) return null;
  const { matterName } = entry;
  const label = text(entry.label);
  if (matterId === undefined || entry.matterId !== matterId || matterName === null)
    return <Banner>{t('entry.from', { label })}</Banner>;
  return <Banner>{t('entry.fromFor', { label, matter: text(matterName) })}</Banner>;
}
