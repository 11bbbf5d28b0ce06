import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { currentVerdict } from '../../lib/capabilities.ts';
import type { LocalMedia } from '../../media/types.ts';
import { CheckLine } from './check-line.tsx';

/** Whether this browser can be in a talk, by what it can do. */
export function BrowserCheck() {
  const { t } = useTranslation('check');
  const verdict = currentVerdict();
  return <CheckLine state={verdict === 'full' ? 'good' : 'warn'} words={t(`browser.${verdict}`)} />;
}

/** Whether the person lets the page use camera and microphone. */
export function PermissionCheck({ localMedia }: { localMedia: LocalMedia }) {
  const { t } = useTranslation('check');
  const { camera, microphone } = useStore(localMedia.state);
  const devices = [camera, microphone];
  if (devices.some(({ status }) => status === 'on'))
    return <CheckLine state="good" words={t('permission.given')} />;
  if (devices.some(({ problem }) => problem === 'denied'))
    return <CheckLine state="bad" words={t('permission.denied')} />;
  if (devices.some(({ status }) => status === 'starting' || status === 'off'))
    return <CheckLine state="running" words={t('permission.asking')} />;
  return <CheckLine state="warn" words={t('permission.notAsked')} />;
}
