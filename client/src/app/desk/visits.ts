import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore } from 'zustand/vanilla';
import type { ChatLog } from '../../features/desk-case/chat-log.ts';
import {
  createNotesDrafts,
  createNotesSaver,
  type NotesSaver,
  type NotesState,
} from '../../features/desk-case/notes-saver.ts';
import { type FollowedCaptures, followCaptures } from '../../signal/capture-list.ts';
import type { Signal } from '../../signal/types.ts';
import { openChat } from './open-chat.ts';

/** What lasts as long as one call is on the desk, wrap-up included: its chat and its notes. */
export type Visit = {
  callId: CallId;
  isGuest: boolean;
  chat: ChatLog;
  notes: NotesSaver;
  captures: FollowedCaptures;
};
export type VisitState = { visit: Visit | null; notes: NotesState | null };

/** Reads along in somebody else's call. */
const isGuest = ({ part }: Pick<DeskCallView, 'part'>) => part === 'consulted' || part === 'taking';

/** Opens and closes the visit of the desk's call. */
export function createVisits(signal: Signal<'staff'>, storage: Storage = sessionStorage) {
  const store = createStore<VisitState>()(() => ({ visit: null, notes: null }));
  let closeChat: (() => void) | undefined;

  function open(call: DeskCallView): void {
    const { callId } = call;
    const { chat, close } = openChat(signal, callId, storage);
    closeChat = close;
    const notes = createNotesSaver({
      saved: call.notes,
      save: (text) => signal.request('call:saveNotes', { callId, notes: text }),
      drafts: createNotesDrafts(callId, storage),
      onState: (state) => {
        if (store.getState().visit?.callId === callId) store.setState({ notes: state });
      },
    });
    const captures = followCaptures(signal, callId);
    store.setState({ visit: { callId, isGuest: isGuest(call), chat, notes, captures }, notes: notes.state });
  }
  function leave(): void {
    closeChat?.();
    store.getState().visit?.notes.close();
    store.getState().visit?.captures.close();
    store.setState({ visit: null, notes: null });
  }

  return {
    store,
    follow(call: DeskCallView | null) {
      const { visit } = store.getState();
      // Who has the call from now on begins with what the agent before them wrote.
      const hasTakenOver = visit?.isGuest === true && call !== null && !isGuest(call);
      if (visit?.callId === call?.callId && !hasTakenOver) return;
      leave();
      if (call !== null) open(call);
    },
    close: leave,
  };
}
