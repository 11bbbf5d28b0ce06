import type { Reviewed } from './old-phones.ts';

/**
 * What of the applicant's pages is newer than phones of 2019 and does no harm there. A line is a promise: somebody has read the
 * place. e2e/pages/old-phone.e2e.ts walks through the pages without any of it.
 */
export const reviewed: readonly Reviewed[] = [
  { what: 'Intl.ListFormat', in: 'i18next', why: 'i18next makes one for texts with a list; ours have none' },
  { what: 'requestIdleCallback', in: 'src/app/applicant/prefetch.ts', why: 'asked for first, else a timer' },
  { what: 'reportError', in: 'react-dom', why: 'React asks typeof first' },
  { what: 'navigator.connection', in: 'react-dom', why: 'React asks for it first' },
  {
    what: '.startViewTransition()',
    in: 'react-dom',
    why: 'only for view transitions, which no page uses; inside try',
  },
  { what: 'navigation', in: 'react-dom', why: 'React asks typeof first' },
  {
    what: 'navigator.connection',
    in: 'src/lib/page-events.ts',
    why: 'asked for first; else `online` alone tells',
  },
  {
    what: 'navigator.clipboard',
    in: 'src/ui/copy-link.tsx',
    why: 'asked for first; else the link is marked, to be copied by hand',
  },
  {
    what: 'navigator.share',
    in: 'src/ui/invitation-link.tsx',
    why: 'asked for first; without it the link is copied',
  },
  { what: 'structuredClone', in: 'mediasoup-client', why: 'mediasoup-client asks typeof first' },
  { what: 'navigator.userAgentData', in: 'mediasoup-client', why: 'one of two ways to know the browser' },
  {
    what: 'TransformStream',
    in: 'engine.io-parser',
    why: 'only in the WebTransport of socket.io, which we do not use',
  },
  { what: 'WebTransport', in: 'engine.io-client', why: 'the same' },
  { what: '.setBigUint64()', in: 'engine.io-parser', why: 'the same' },
  {
    what: '.requestFullscreen()',
    in: 'src/features/call/window-modes.ts',
    why: 'asked for first; the older name is used where there is only that',
  },
  {
    what: 'inert:',
    in: 'src/features/call/call-page.tsx',
    why: 'the prepared page is hidden from readers and lies out of sight as well',
  },
  {
    what: 'AudioContext',
    in: 'src/media/audio-context.ts',
    why: 'else webkitAudioContext, else no sound of ours',
  },
  {
    what: 'navigator.wakeLock',
    in: 'src/lib/wake-lock.ts',
    why: 'asked for first; the screen goes dark as it always did',
  },
  {
    what: ':has (105, 15.4)',
    in: 'src/ui/choice-list.tsx',
    why: 'a frame around what is chosen; the dot is there without',
  },
  {
    what: 'MediaStreamTrackGenerator',
    in: '@shiguredo/virtual-background',
    why: 'fetched only where src/media/can-blur.ts finds that frames can be changed',
  },
  {
    what: 'MediaStreamTrackProcessor',
    in: '@shiguredo/virtual-background',
    why: 'fetched only where src/media/can-blur.ts finds that frames can be changed',
  },
  {
    what: 'TransformStream',
    in: '@shiguredo/virtual-background',
    why: 'fetched only where src/media/can-blur.ts finds that frames can be changed',
  },
  {
    what: 'VideoFrame',
    in: '@shiguredo/virtual-background',
    why: 'fetched only where src/media/can-blur.ts finds that frames can be changed',
  },
  {
    what: 'OffscreenCanvas',
    in: '@shiguredo/virtual-background',
    why: 'fetched only where src/media/can-blur.ts finds that frames can be changed',
  },
  {
    what: '.requestVideoFrameCallback()',
    in: '@shiguredo/virtual-background',
    why: 'fetched only where src/media/can-blur.ts finds that frames can be changed',
  },
  {
    what: 'MediaStreamTrackProcessor',
    in: 'src/media/count-frames.ts',
    why: 'asked for first; without it nothing is counted',
  },
];
