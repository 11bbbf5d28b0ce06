import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';
import { useLocation, useSearchParams } from 'wouter';
import { useStore } from 'zustand';
import { NewProjectPage } from '../../features/expert-filing/new-project-page.tsx';
import { expertPaths } from '../../lib/expert-paths.ts';
import { addPaths } from '../../lib/http.ts';
import { SignInStep } from './start-route.tsx';
import { who } from './who.ts';

addPaths(expertPaths);

/** 申报评审项目, for whoever is signed in; `?matter=` offers the kinds of that matter alone. */
export function NewProjectRoute() {
  const [, navigate] = useLocation();
  const [query] = useSearchParams();
  const { applicant } = useStore(who);
  if (applicant === null) return <SignInStep backTo="/projects" hasSteps={false} />;
  return (
    <NewProjectPage
      matterId={query.get('matter') as MatterId | null}
      onBegun={(reviewId) => navigate(`/projects/${reviewId}`, { replace: true })}
    />
  );
}
