import type { BrowserContext } from 'playwright-core';

/**
 * Takes from the browser what phones of 2019 did not have yet (an Android WebView of Chrome 79, Safari 14), before any script of
 * the page runs. How they draw a page cannot be taken away; scripts/bundles/old-styles.ts reads the styles instead.
 */
export async function makeOld(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const take = (owner: object | undefined, ...names: string[]) => {
      for (const name of names) if (owner) Reflect.deleteProperty(owner, name);
    };
    const nameAgain = (name: string, oldName: string) => {
      const value: unknown = Reflect.get(window, name);
      take(window, name);
      Reflect.set(window, oldName, value);
    };

    take(Array.prototype, 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with');
    take(String.prototype, 'at', 'replaceAll', 'isWellFormed', 'toWellFormed');
    take(Object.getPrototypeOf(Int8Array.prototype), 'at', 'findLast', 'toSorted', 'toReversed', 'with');
    take(Set.prototype, 'union', 'intersection', 'difference', 'isSubsetOf');
    take(Object, 'hasOwn', 'groupBy');
    take(Map, 'groupBy');
    take(Array, 'fromAsync');
    take(Promise, 'any', 'withResolvers', 'try');
    take(DataView.prototype, 'setBigUint64', 'getBigUint64', 'setBigInt64', 'getBigInt64');
    take(Intl, 'ListFormat', 'DisplayNames', 'Segmenter', 'DurationFormat', 'supportedValuesOf');
    take(
      window,
      'structuredClone',
      'WeakRef',
      'FinalizationRegistry',
      'AggregateError',
      'Iterator',
      'Temporal',
    );

    take(AbortSignal, 'timeout', 'any', 'abort');
    take(AbortSignal.prototype, 'throwIfAborted', 'reason');
    take(Crypto.prototype, 'randomUUID');
    take(URL, 'canParse', 'parse');
    take(Response, 'json');
    take(window, 'BroadcastChannel', 'SharedWorker', 'OffscreenCanvas', 'ImageCapture', 'VideoFrame');
    take(
      window,
      'TransformStream',
      'WritableStream',
      'CompressionStream',
      'DecompressionStream',
      'WebTransport',
    );
    take(
      window,
      'scheduler',
      'navigation',
      'cookieStore',
      'reportError',
      'requestIdleCallback',
      'queryLocalFonts',
    );
    take(
      Document.prototype,
      'startViewTransition',
      'exitFullscreen',
      'fullscreenElement',
      'pictureInPictureEnabled',
    );
    take(
      Element.prototype,
      'replaceChildren',
      'checkVisibility',
      'setHTMLUnsafe',
      'getHTML',
      'requestFullscreen',
    );
    take(HTMLElement.prototype, 'inert', 'popover', 'showPopover', 'hidePopover', 'togglePopover');
    take(HTMLDialogElement.prototype, 'showModal', 'show', 'close');
    take(HTMLVideoElement.prototype, 'requestVideoFrameCallback', 'requestPictureInPicture');
    take(
      Navigator.prototype,
      'locks',
      'wakeLock',
      'clipboard',
      'share',
      'mediaSession',
      'permissions',
      'storage',
    );
    take(Navigator.prototype, 'userAgentData', 'connection', 'scheduling');
    take(window, 'RTCRtpScriptTransform', 'MediaStreamTrackProcessor', 'MediaStreamTrackGenerator');
    take(RTCRtpSender.prototype, 'createEncodedStreams', 'transform', 'setStreams');
    take(RTCRtpReceiver.prototype, 'createEncodedStreams', 'transform', 'jitterBufferTarget');
    nameAgain('AudioContext', 'webkitAudioContext');

    // Listeners end by themselves only where the option is known (Chrome 90, Safari 15).
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const known = typeof options === 'object' ? { ...options } : options;
      if (typeof known === 'object') Reflect.deleteProperty(known, 'signal');
      addEventListener.call(this, type, listener, known);
    };
  });
}
