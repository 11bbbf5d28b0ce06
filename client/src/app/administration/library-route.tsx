import { useTranslation } from 'react-i18next';
import { LibraryPage } from '../../features/expert-library/library-page.tsx';
import { expertPaths } from '../../lib/expert-paths.ts';
import { addPaths } from '../../lib/http.ts';

addPaths(expertPaths);

/** The library of experts, for administrators; convenors have the same page at their own door. */
export function LibraryRoute({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation('administration');
  return <LibraryPage door={t('title')} onExpired={onExpired} />;
}
