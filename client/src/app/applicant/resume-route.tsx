import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { readResumeToken, readTarget } from '../../features/switch-device/resume-address.ts';
import { api } from '../../lib/http.ts';
import { SignalError } from '../../lib/signal-error.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { useTask } from '../../ui/use-task.ts';
import { loadLine } from './load-line.ts';
import { loadCalls, setWho, who } from './who.ts';

const expired = new SignalError({ code: 'RESUME_LINK_EXPIRED', message: 'no token in the address' });

/**
 * A link to carry on elsewhere was opened. It is used up by a tap, not by opening: messengers look into links on their own,
 * and the tap lets the page ring.
 */
export function ResumeRoute() {
  const { t } = useTranslation('applicant');
  const [, navigate] = useLocation();
  const [token] = useState(() => readResumeToken(window.location.hash));
  const [target] = useState(() => readTarget(window.location.search));
  const { applicant } = useStore(who);
  const task = useTask();
  useEffect(() => {
    // Neither the history nor a screenshot keeps it; where it leads is no secret, and a reload still goes there.
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search);
  }, []);
  const error = token === null ? expired : task.error;
  const isOver = error?.code === 'RESUME_LINK_EXPIRED';
  // Whoever signs in there finds the very case, whatever became of the link.
  const isToCase = target.startsWith('/cases/');
  const isOverCase = isOver && isToCase;

  async function carryOn(): Promise<void> {
    if (token === null) return;
    setWho(await api('resumeLink:redeem', { body: { token } }));
    void loadCalls();
    const { signal } = await loadLine();
    if (['signedOut', 'replaced'].includes(signal.connection.getState())) signal.takeBack();
    navigate(target, { replace: true });
  }

  return (
    <Page
      title={t('resumeLink.title')}
      action={
        isOver ? (
          <LinkButton to={isToCase ? target : '/calls'} kind="primary" isWide>
            {t(isToCase && applicant ? 'resumeLink.toCase' : 'resumeLink.signIn')}
          </LinkButton>
        ) : (
          <Button kind="primary" isWide isBusy={task.isRunning} onClick={() => void task.run(carryOn)}>
            {t('resumeLink.carryOn')}
          </Button>
        )
      }
    >
      {error && !isOverCase ? <ErrorNotice error={error} /> : null}
      {isOverCase ? (
        <Card>
          <div role="alert">
            <Empty icon="clock" title={t('resumeLink.caseOver')}>
              {t(applicant ? 'resumeLink.caseHere' : 'resumeLink.caseNext')}
            </Empty>
          </div>
        </Card>
      ) : null}
      {isOver ? null : (
        <Card>
          <Empty icon="screen" title={t(target === '/waiting' ? 'resumeLink.ready' : 'resumeLink.title')}>
            {t('resumeLink.next')}
          </Empty>
        </Card>
      )}
    </Page>
  );
}
