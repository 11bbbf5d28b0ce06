import type { Reviewed } from './old-phones.ts';

/**
 * What of the applicant's pages is newer than phones of 2019 and does no harm there. A line is a promise: somebody has read the
 * place. e2e/old-phone.e2e.ts walks through the pages without any of it.
 */
export const reviewed: readonly Reviewed[] = [
  { what: 'Intl.ListFormat', in: 'home', why: 'i18next makes one for texts with a list; ours have none' },
  { what: 'requestIdleCallback', in: 'home', why: 'asked for first, else a timer' },
  { what: 'reportError', in: 'react', why: 'React asks typeof first' },
  { what: 'navigator.connection', in: 'react', why: 'React asks for it first' },
  {
    what: '.startViewTransition()',
    in: 'react',
    why: 'only for view transitions, which no page uses; inside try',
  },
  { what: 'navigation', in: 'react', why: 'React asks typeof first' },
  {
    what: 'navigator.clipboard',
    in: 'features/switch-device/switch-dialog',
    why: 'no button to copy without it',
  },
  { what: 'structuredClone', in: 'room-session', why: 'mediasoup-client asks typeof first' },
  { what: 'navigator.userAgentData', in: 'room-session', why: 'one of two ways to know the browser' },
  {
    what: 'TransformStream',
    in: 'signal-for-media',
    why: 'only in the WebTransport of socket.io, which we do not use',
  },
  { what: 'WebTransport', in: 'signal-for-media', why: 'the same' },
  { what: '.setBigUint64()', in: 'signal-for-media', why: 'the same' },
  {
    what: '.requestFullscreen()',
    in: 'app/applicant/live-route',
    why: 'asked for first; the older name is used where there is only that',
  },
  {
    what: 'inert:',
    in: 'app/applicant/live-route',
    why: 'the prepared page is hidden from readers and lies out of sight as well',
  },
  { what: 'AudioContext', in: 'audio-context', why: 'else webkitAudioContext, else no sound of ours' },
  {
    what: 'navigator.wakeLock',
    in: 'app/applicant/live-route',
    why: 'asked for first; the screen goes dark as it always did',
  },
  {
    what: ':has (105, 15.4)',
    in: 'choice-list',
    why: 'a frame around what is chosen; the dot is there without',
  },
];
