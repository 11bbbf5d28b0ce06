import type { DeskReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { SignalError } from '../../../lib/signal-error.ts';
import { toSignalError } from '../../../lib/signal-error.ts';
import { type FilledReply, fillReply, type ReplyFacts } from './fill-reply.ts';
import { findReplies, noteUse, readQuery, readRecent } from './find-replies.ts';
import { type CallReplies, loadReplies } from './load-replies.ts';

type ReplyPickerOptions = {
  callId: CallId;
  facts: ReplyFacts;
  text: string;
  /** Puts the filled reply in the line; never sends it. */
  onInsert: (reply: FilledReply, isBeside: boolean) => void;
};

/** The list of canned replies over the line of chat: opened by "/" or a button, moved through by arrows, taken by Enter. */
export function useReplyPicker({ callId, facts, text, onInsert }: ReplyPickerOptions) {
  const [loaded, setLoaded] = useState<CallReplies | null>(null);
  const [error, setError] = useState<SignalError | null>(null);
  /** Opened by the button beside a text that stays. */
  const [isBeside, setIsBeside] = useState(false);
  const [closedText, setClosedText] = useState<string | null>(null);
  const [position, setPosition] = useState(0);
  const typed = readQuery(text);
  const isOpen = isBeside || (typed !== null && text !== closedText);
  const found =
    loaded === null
      ? []
      : findReplies(loaded.replies, isBeside ? '' : (typed ?? ''), readRecent(localStorage));
  const active = Math.min(position, Math.max(0, found.length - 1));

  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    setError(null);
    loadReplies(callId).then(
      (replies) => isCurrent && setLoaded(replies),
      (thrown) => isCurrent && setError(toSignalError(thrown)),
    );
    return () => {
      isCurrent = false;
    };
  }, [isOpen, callId]);
  // What was typed may leave less than was there.
  useEffect(() => setPosition(0), [typed, isBeside]);

  function close(): void {
    setIsBeside(false);
    setClosedText(text);
  }
  function choose(reply: DeskReply): void {
    if (loaded === null) return;
    noteUse(localStorage, reply.replyId);
    onInsert(fillReply(reply, loaded.locale, facts), isBeside);
    setIsBeside(false);
    setClosedText(null);
  }
  /** True when the key was for the list. */
  function handleKey(event: KeyboardEvent): boolean {
    if (!isOpen || event.nativeEvent.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    const chosen = found[active];
    if (step !== undefined && found.length > 0) {
      const next = active + step;
      setPosition(Math.abs(step) === 1 ? (next + found.length) % found.length : clamp(next, found.length));
    } else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) choose(chosen);
    // Enter sends nothing while the list is open: "/abc" is no message.
    else if (event.key !== 'Enter') return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
  return {
    isOpen,
    found,
    active,
    error,
    locale: loaded?.locale ?? null,
    handleKey,
    choose,
    close,
    openBeside: () => setIsBeside(true),
    reopen: () => setClosedText(null),
  };
}

const clamp = (position: number, count: number) => Math.max(0, Math.min(count - 1, position));
