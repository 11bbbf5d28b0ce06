import { useEffect, useRef, useState } from 'react';
import { playSoftRise } from '../../media/sounds.ts';

/** Who looked away while on hold hears that the talk goes on. True from then on, until the next hold. */
export function useHoldSound(isOnHold: boolean, isTalking: boolean): boolean {
  const wasOnHold = useRef(false);
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    if (isOnHold) setIsBack(false);
    else if (wasOnHold.current && isTalking) {
      setIsBack(true);
      void playSoftRise();
    }
    wasOnHold.current = isOnHold;
  }, [isOnHold, isTalking]);
  return isBack;
}
