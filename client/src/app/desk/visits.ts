import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore } from 'zustand/vanilla';
import { type CaseFile, createCaseFile } from '../../features/desk-case/case-file.ts';
import type { ChatLog } from '../../features/desk-case/chat-log.ts';
import { createDeskFormStore, type DeskFormStore } from '../../features/desk-form/desk-form-store.ts';
import { api } from '../../lib/http.ts';
import {
  createNotesDrafts,
  createNotesSaver,
  type NotesSaver,
  type NotesState,
} from '../../lib/notes-saver.ts';
import { type FollowedCaptures, followCaptures } from '../../signal/capture-list.ts';
import { type FollowedBlur, followBlur } from '../../signal/follow-blur.ts';
import { type FollowedGuest, followGuest } from '../../signal/follow-guest.ts';
import type { Signal } from '../../signal/types.ts';
import { openChat } from './open-chat.ts';

/** What lasts as long as one call is on the desk, wrap-up included: its chat and its notes. */
export type Visit = {
  callId: CallId;
  isGuest: boolean;
  chat: ChatLog;
  notes: NotesSaver;
  form: DeskFormStore;
  file: CaseFile | null;
  captures: FollowedCaptures;
  guest: FollowedGuest;
  blur: FollowedBlur;
};
export type VisitState = { visit: Visit | null; notes: NotesState | null };

/** Reads along in somebody else's call. */
const isGuest = ({ part }: Pick<DeskCallView, 'part'>) => part === 'consulted' || part === 'taking';

/** Opens and closes the visit of the desk's call. */
export function createVisits(signal: Signal<'staff'>, storage: Storage = sessionStorage) {
  const store = createStore<VisitState>()(() => ({ visit: null, notes: null }));
  let closeChat: (() => void) | undefined;
  const stopFile = [
    signal.on('case:changed', ({ caseId, entryCount }) => {
      const file = store.getState().visit?.file;
      if (file?.caseId === caseId) file.noteChanged(entryCount);
    }),
    signal.onSnapshot(() => void store.getState().visit?.file?.refresh()),
  ];

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
    store.setState({
      visit: {
        callId,
        isGuest: isGuest(call),
        chat,
        notes,
        form: createDeskFormStore(signal, callId),
        file: null,
        captures: followCaptures(signal, callId),
        guest: followGuest(signal, callId),
        blur: followBlur(signal, callId),
      },
      notes: notes.state,
    });
  }
  function leave(): void {
    closeChat?.();
    store.getState().visit?.notes.close();
    store.getState().visit?.form.close();
    store.getState().visit?.captures.close();
    store.getState().visit?.guest.close();
    store.getState().visit?.blur.close();
    store.setState({ visit: null, notes: null });
  }

  /** A call has its case a moment after its ticket. */
  function followCase({ caseId }: DeskCallView): void {
    const { visit } = store.getState();
    if (visit === null || caseId === null || visit.file?.caseId === caseId) return;
    const file = createCaseFile({ caseId, load: () => api('case:get', { params: { caseId } }) });
    store.setState({ visit: { ...visit, file } });
    void file.refresh();
  }

  return {
    store,
    follow(call: DeskCallView | null) {
      const { visit } = store.getState();
      // Who has the call from now on begins with what the agent before them wrote.
      const hasTakenOver = visit?.isGuest === true && call !== null && !isGuest(call);
      if (visit?.callId !== call?.callId || hasTakenOver) {
        leave();
        if (call !== null) open(call);
      }
      if (call !== null) followCase(call);
    },
    close() {
      leave();
      for (const stop of stopFile) stop();
    },
  };
}
