import type { Fence } from '@cloudseat/shared/nouns/ids.ts';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { VisuallyHidden } from '../visually-hidden.tsx';
import styles from './offer.module.css';
import type { Ringing } from './offer-life.ts';
import { OfferRing } from './offer-ring.tsx';

type OfferFrameProps = {
  offer: Ringing;
  now: () => number;
  title: ReactNode;
  /** What it is about, the largest words of all. */
  subject: string;
  /** Below it. */
  about?: ReactNode;
  /** Read out as it begins to ring. */
  ringing: string;
  facts: ReactNode;
  /** What accepting means, or that it is too late. */
  note: string;
  /** What went wrong, and the answers. */
  children: ReactNode;
};

/** Whatever rings at a desk: what it is, the time left, all one may know before taking it, and the answers. Words: desk. */
export function OfferFrame(props: OfferFrameProps) {
  return (
    <section className={styles.card} aria-labelledby="offer-title">
      <header className={styles.head}>
        <div>
          <h1 id="offer-title">{props.title}</h1>
          <p className={styles.subject}>{props.subject}</p>
          {props.about}
          <p role="alert">
            <VisuallyHidden>{props.ringing}</VisuallyHidden>
          </p>
        </div>
        <OfferRing offer={props.offer} now={props.now} />
      </header>
      <dl className={styles.facts}>{props.facts}</dl>
      <p className={styles.note} role="status">
        {props.note}
      </p>
      {props.children}
    </section>
  );
}

type FactProps = {
  name: string;
  /** Of the four columns; a quarter unless said. */
  width?: 'quarter' | 'half' | 'whole';
  isStrong?: boolean;
  children: ReactNode;
};

export function Fact({ name, width, isStrong, children }: FactProps) {
  return (
    <div className={classNames(width && styles[width], isStrong && styles.strong)}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type OfferAnswersProps = {
  /** One for each ringing. */
  fence: Fence;
  acceptWords: string;
  isDisabled: boolean;
  isBusy?: boolean;
  onAccept: () => void;
  /** Declining. */
  children: ReactNode;
};

/** The two answers; the focus comes to the main one unless somebody is typing or chooses in a menu. */
export function OfferAnswers(props: OfferAnswersProps) {
  const accept = useRef<HTMLButtonElement>(null);
  // Once for each offer.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      accept.current?.focus({ preventScroll: true });
  }, [props.fence]);
  return (
    <div className={styles.answers}>
      <Button
        ref={accept}
        type="primary"
        size="large"
        className={styles.accept ?? ''}
        loading={props.isBusy ?? false}
        disabled={props.isDisabled}
        onClick={props.onAccept}
      >
        {props.acceptWords}
        <kbd>A</kbd>
      </Button>
      {props.children}
    </div>
  );
}
