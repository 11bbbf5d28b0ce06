import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LocalMedia } from '../../media/types.ts';
import { Banner } from '../../ui/banner.tsx';
import type { RoomPerson } from './people.ts';

type OwnNoticeProps = {
  self: RoomPerson;
  people: readonly RoomPerson[];
  hasFloor: boolean;
  localMedia: LocalMedia;
};

/** What the chair did about oneself, and how to speak or be seen again; the word that one has it now; that the chair is away. */
export function OwnNotice({ self, people, hasFloor, localMedia }: OwnNoticeProps) {
  const { t } = useTranslation('sitting');
  const isMuted = useStore(localMedia.state, (media) => media.isMuted);
  const { microphone, camera } = self.silenced;
  const chair = people.find(({ part }) => part === 'chair');
  const isChairAway = chair?.standing === 'admitted' && !chair.isConnected && !chair.isSelf;
  const what = microphone && camera ? 'both' : microphone ? 'microphone' : 'camera';
  return (
    <>
      {isChairAway ? (
        <Banner isDark tone="warn" title={t('own.chairAway')}>
          {t('own.chairAwayText')}
        </Banner>
      ) : null}
      {hasFloor && !microphone ? (
        <Banner isDark tone="good" title={t('own.floor')}>
          {isMuted ? t('own.floorMuted') : null}
        </Banner>
      ) : null}
      {microphone || camera ? (
        <Banner isDark tone="warn" title={t(`own.${what}`)}>
          {t(self.handRaisedAt === null ? `own.${what}Text` : 'own.handUp')}
        </Banner>
      ) : null}
    </>
  );
}
