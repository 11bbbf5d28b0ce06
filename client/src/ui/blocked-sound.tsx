import styles from './blocked-sound.module.css';
import { Button } from './button.tsx';

type BlockedSoundProps = { video: HTMLVideoElement; words: string; onHeard: () => void };

/** Over the pictures, while the browser plays no sound until somebody taps. */
export function BlockedSound({ video, words, onHeard }: BlockedSoundProps) {
  return (
    <div className={styles.sound}>
      <Button
        kind="primary"
        icon="speaker"
        onClick={() => {
          // First thing in the tap: iOS allows sound only there.
          void video.play();
          onHeard();
        }}
      >
        {words}
      </Button>
    </div>
  );
}
