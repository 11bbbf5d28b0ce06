import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { expertPaths } from '../../lib/expert-paths.ts';
import { addPaths, api } from '../../lib/http.ts';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ReviewRows } from '../../ui/expert/review-rows.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { SignedInAs } from './signed-in-as.tsx';
import { SignInStep } from './start-route.tsx';
import { useCaseChanges } from './use-case-changes.ts';
import { loadWho, who } from './who.ts';

addPaths(expertPaths);

/** Projects one has filed, for whoever is signed in. */
export function ProjectsRoute() {
  const { t } = useTranslation(['expert-page', 'common']);
  const { applicant, error } = useStore(who);
  if (applicant === null) return <SignInStep backTo="/" hasSteps={false} title={t('own.title')} />;
  return (
    <Page
      title={t('own.title')}
      backTo="/calls"
      action={
        <LinkButton to="/projects/new" kind="primary" icon="upload" isWide>
          {t('own.file')}
        </LinkButton>
      }
    >
      <SignedInAs />
      {error ? <ErrorNotice error={error} onRetry={() => void loadWho()} /> : null}
      {applicant ? <Projects /> : error ? null : <Loading>{t('common:loading')}</Loading>}
    </Page>
  );
}

/** A browser may be signed in as staff as well: what is theirs as staff is not shown here. */
async function loadProjects() {
  const [running, ended] = await Promise.all([
    api('expertReview:list', { query: { scope: 'running' } }),
    api('expertReview:list', { query: { scope: 'ended' } }),
  ]);
  return [...running.reviews, ...ended.reviews].filter(({ part }) => part === 'unit');
}

function Projects() {
  const { t } = useTranslation(['expert-page', 'common']);
  const { value, error, retry } = useLoad('own-projects', loadProjects, { keepsShown: true });
  useCaseChanges(retry);
  return (
    <>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {value?.length === 0 ? (
        <Card>
          <Empty icon="document" title={t('own.empty')}>
            {t('own.intro')}
          </Empty>
        </Card>
      ) : null}
      {value === null ? null : <ReviewRows reviews={value} to={(id) => `/projects/${id}`} />}
    </>
  );
}
