import type { RoomStep } from '@cloudseat/shared/nouns/link-steps.ts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalMedia, RemoteParticipant, RoomSession } from '../../media/types.ts';
import { BlockedSound } from '../../ui/blocked-sound.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { StreamVideo } from '../../ui/stream-video.tsx';
import styles from './call-stage.module.css';
import { HelperView } from './helper-view.tsx';
import { SelfView } from './self-view.tsx';
import { useAgentView } from './use-agent-view.ts';

type CallStageProps = {
  session: RoomSession | null;
  localMedia: LocalMedia;
  agent: RemoteParticipant | undefined;
  /** A colleague whose advice the agent asked for, or who takes over. */
  helper: RemoteParticipant | undefined;
  /** A third person whom the two invited. */
  guest: RemoteParticipant | undefined;
  /** Speaks to all: who only listens, or whispers to the agent, is not told of here. */
  supervisor: RemoteParticipant | undefined;
  agentName: string;
  isSelfHeld: boolean;
  /** On a lower one the agent's camera is off because of the links. */
  step: RoomStep;
  /** Stands in the place of the pictures, oneself excepted. */
  cover: ReactNode;
  /** Changes when a stream became another object. */
  streamsVersion: number;
  onAgentVideo: (element: HTMLVideoElement | null) => void;
  /** The file both look at, in place of whatever else is shared. */
  sharedPage: ReactNode;
};

/** The agent large; a shared page takes the middle and the faces go to the top. Sound comes with the agent's picture. */
export function CallStage(props: CallStageProps) {
  const { session, localMedia, agent, helper, guest, supervisor, agentName, onAgentVideo } = props;
  const { t } = useTranslation('applicant');
  const [blocked, setBlocked] = useState<HTMLVideoElement | null>(null);
  const hasLiveScreen = agent?.hasScreen ?? false;
  const screenStill = agent?.screenStill ?? null;
  const hasDocument = props.sharedPage !== null;
  const hasScreen = hasLiveScreen || screenStill !== null || hasDocument;
  useAgentView(session, agent, hasLiveScreen && !hasDocument, hasDocument);
  const streamOf = (part: 'faces' | 'screen') =>
    session === null || agent === undefined ? null : session.getStream(agent.participantId, part);
  return (
    <div
      className={classNames(styles.stage, hasScreen && styles.sharing, hasDocument && styles.withDocument)}
    >
      <div className={styles.agent}>
        <StreamVideo
          stream={streamOf('faces')}
          label={t('call.agentVideo', { name: agentName })}
          onBlocked={setBlocked}
          onPlaying={() => setBlocked(null)}
          elementRef={onAgentVideo}
        />
        {agent?.still ? (
          <img className={styles.still} src={agent.still} alt={t('call.agentStill', { name: agentName })} />
        ) : agent?.hasCamera ? null : (
          <div className={styles.noPicture}>
            <Icon name={props.step === 'telephone' ? 'phone' : 'person'} size="72px" />
            {agent?.hasMicrophone && props.step === 'full' ? <p>{t('call.agentNoCamera')}</p> : null}
          </div>
        )}
      </div>
      {hasScreen ? (
        <div className={styles.screen}>
          {hasDocument ? (
            props.sharedPage
          ) : hasLiveScreen ? (
            <StreamVideo
              stream={streamOf('screen')}
              label={t('call.screen')}
              fit="contain"
              onBlocked={setBlocked}
            />
          ) : screenStill === null ? null : (
            <img className={styles.page} src={screenStill} alt={t('call.screen')} />
          )}
        </div>
      ) : null}
      {session && (helper ?? guest ?? supervisor) ? (
        <div className={styles.others}>
          {[supervisor, guest, helper].map((other) =>
            other ? (
              <HelperView key={other.participantId} session={session} helper={other} onBlocked={setBlocked} />
            ) : null,
          )}
        </div>
      ) : null}
      {props.cover}
      <SelfView localMedia={localMedia} isHeld={props.isSelfHeld} isBesideScreen={hasScreen} />
      {blocked === null ? null : (
        <BlockedSound video={blocked} words={t('call.soundBlocked')} onHeard={() => setBlocked(null)} />
      )}
    </div>
  );
}
