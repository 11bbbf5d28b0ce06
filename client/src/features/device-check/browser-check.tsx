import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { canUseDevices } from '../../media/device-problem.ts';
import type { LocalMedia } from '../../media/types.ts';
import { CheckLine } from './check-line.tsx';

/** Whether this browser can be in a talk, by what it can do. */
export function BrowserCheck() {
  const { t } = useTranslation('check');
  const canTalk = typeof RTCPeerConnection === 'function';
  const power = canTalk && canUseDevices() ? 'full' : canTalk ? 'receiveOnly' : 'textOnly';
  return <CheckLine state={power === 'full' ? 'good' : 'warn'} words={t(`browser.${power}`)} />;
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
