import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { currentBrowserKind } from '../../lib/browser-kind.ts';
import type { DeviceProblem, LocalMedia } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Steps } from '../../ui/steps.tsx';

/** What is wrong with a device and the steps to mend it, for this very browser. */
export function DeviceHelp({ localMedia }: { localMedia: LocalMedia }) {
  const { t } = useTranslation('applicant');
  const { camera, microphone } = useStore(localMedia.state);
  const problems = new Set([camera.problem, microphone.problem].filter((each) => each !== null));
  if (problems.size === 0) return null;
  const stepsOf = (problem: DeviceProblem) =>
    problem === 'denied' ? t(`check.allow.${currentBrowserKind()}`) : t(`check.fix.${problem}`);
  return (
    <>
      {[...problems].map((problem) => (
        <Banner key={problem} tone="warn" title={t(`check.problem.${problem}`)}>
          <p>{t('check.helpTitle')}</p>
          <Steps words={stepsOf(problem)} />
          <Button icon="retry" onClick={() => void localMedia.open({ camera: true, microphone: true })}>
            {t('check.tryAgain')}
          </Button>
        </Banner>
      ))}
    </>
  );
}
