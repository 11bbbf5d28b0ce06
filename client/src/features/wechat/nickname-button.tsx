import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/button.tsx';
import { enterUrl } from './enter-wechat.ts';
import { keepNameAsked, takeNameAsked } from './visit-memory.ts';
import { suggestName } from './wechat-rules.ts';
import { wechat } from './wechat-state.ts';

/** Takes the nickname for a suggestion of the name. WeChat asks its owner first; after a yes this page comes back. */
export function NicknameButton({ onName }: { onName: (name: string) => void }) {
  const { t } = useTranslation('applicant');
  const { isOn, nickname } = useStore(wechat);
  const [isLeaving, setIsLeaving] = useState(false);
  const name = nickname === null ? '' : suggestName(nickname);
  useEffect(() => {
    if (takeNameAsked() && name !== '') onName(name);
  }, [name, onName]);
  // A nickname without a letter in it is of no use.
  if (!isOn || (nickname !== null && name === '')) return null;

  function handleTap(): void {
    if (nickname !== null) onName(name);
    else {
      setIsLeaving(true);
      keepNameAsked();
      window.location.assign(enterUrl('userinfo'));
    }
  }
  return (
    <Button isBusy={isLeaving} onClick={handleTap}>
      {t('wechat.useNickname')}
    </Button>
  );
}
