import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type CalmWords, calmEveryMs, createCalmWords } from '../lib/calm-words.ts';
import { useLocale } from './use-locale.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Words that may change often: shown at once, told to screen readers every 20 s at most. `name` begins what is told. */
export function CalmStatus({ name, children }: { name: string; children: ReactNode }) {
  const shown = useRef<HTMLDivElement>(null);
  const calm = useRef<CalmWords | null>(null);
  const [told, setTold] = useState('');
  const locale = useLocale();
  const toldLocale = useRef(locale);
  useEffect(() => {
    const made = createCalmWords(calmEveryMs, (words) => setTold(words));
    calm.current = made;
    return () => {
      calm.current = null;
      made.close();
    };
  }, []);
  // After each drawing: whatever brought it may have changed the words.
  useEffect(() => {
    const parts = [...(shown.current?.querySelectorAll('p') ?? [])].map(({ textContent }) => textContent);
    calm.current?.offer([name, ...parts].join(' '), locale !== toldLocale.current);
    toldLocale.current = locale;
  });
  return (
    <>
      <div ref={shown}>{children}</div>
      <div role="status" data-read="skip">
        <VisuallyHidden>{told}</VisuallyHidden>
      </div>
    </>
  );
}
