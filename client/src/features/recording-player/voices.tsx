import type { RecordedTrack, TrackId } from '@cloudseat/shared/nouns/recording.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrackPlayer } from '../../media/track-player.ts';
import { Button } from '../../ui/button.tsx';
import styles from './player.module.css';
import { useAttach } from './use-player.ts';

type VoicesProps = {
  voices: readonly RecordedTrack[];
  player: TrackPlayer;
  addressOf: (trackId: TrackId) => string;
  onFailed: () => void;
};

/** Each voice with its own volume. */
export function Voices({ voices, ...media }: VoicesProps) {
  const { t } = useTranslation('recording');
  return (
    <section className={styles.voices} aria-label={t('tracks.title')}>
      <h3>{t('tracks.title')}</h3>
      <ul>
        {voices.map((track) => (
          <Voice key={track.trackId} track={track} {...media} />
        ))}
      </ul>
    </section>
  );
}

type VoiceProps = Omit<VoicesProps, 'voices'> & { track: RecordedTrack };

function Voice({ track, player, addressOf, onFailed }: VoiceProps) {
  const { t } = useTranslation('recording');
  const [volume, setVolume] = useState(100);
  const [isMuted, setIsMuted] = useState(false);
  const audio = useRef<HTMLAudioElement | null>(null);
  const attach = useAttach(player, track.trackId);
  // The same as long as the voice is the same: another one would take it out of step.
  const hold = useCallback(
    (element: HTMLAudioElement | null) => {
      audio.current = element;
      return attach(element);
    },
    [attach],
  );
  useEffect(() => {
    if (audio.current === null) return;
    audio.current.volume = volume / 100;
    audio.current.muted = isMuted;
  }, [volume, isMuted]);
  const name = t(track.source === 'screenAudio' ? 'tracks.screenAudio' : 'tracks.microphone', {
    name: track.displayName,
  });
  return (
    <li>
      {/* biome-ignore lint/a11y/useMediaCaption: of what people said nothing is written down */}
      <audio
        ref={hold}
        src={addressOf(track.trackId)}
        data-track={track.trackId}
        preload="auto"
        onError={onFailed}
      />
      <span className={styles.voiceName}>{name}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={isMuted ? 0 : volume}
        aria-label={t('tracks.volume', { name })}
        onChange={({ target }) => {
          setVolume(Number(target.value));
          setIsMuted(false);
        }}
      />
      <Button
        aria-label={t(isMuted ? 'tracks.unmuteOf' : 'tracks.muteOf', { name })}
        aria-pressed={isMuted}
        onClick={() => setIsMuted(!isMuted)}
      >
        {t(isMuted ? 'tracks.unmute' : 'tracks.mute')}
      </Button>
    </li>
  );
}
