import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';

const ReplyRoutes = lazyWithWords(
  async () => (await import('../../features/administration-replies/reply-routes.tsx')).ReplyRoutes,
  ['replies'],
);

/** Canned replies, behind both doors; fetched by who goes there. */
export function ReplyPages({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Suspense fallback={<Loading>{t('loading')}</Loading>}>
      <ReplyRoutes onExpired={onExpired} />
    </Suspense>
  );
}
