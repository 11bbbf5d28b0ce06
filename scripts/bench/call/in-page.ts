// Runs inside both pages, before their own scripts: each function below is sent there as it stands and shares nothing with
// this module but what it puts on `window`. All times are wall clock milliseconds.

export type MarkName =
  | 'click'
  | 'acceptSent'
  | 'acceptAnswered'
  | 'joinSent'
  | 'roomLive'
  | 'callConnecting'
  | 'videoAttached'
  | 'frameReceived'
  | 'framePresented'
  | 'frameCallback'
  | 'frameSeen';
/** Wall clock of each moment that came. */
export type Marks = Partial<Record<MarkName, number>>;
/** What of the other side has come in over all open connections of the page. */
export type Incoming = { packets: number; frames: number; connections: RTCPeerConnectionState[] };

export type Probe = {
  marks: Marks;
  /** Whether this page's room:join waits for the accept. */
  holdsJoin: boolean;
  held: (() => void)[];
  firstFrame: Promise<void>;
  /** Notes a moment's first coming. */
  mark(name: MarkName, now?: number): void;
  readIncoming(): Promise<Incoming>;
  /** A new call: forgets all of the last one. */
  begin(holdsJoin: boolean): void;
  /** Overwritten by begin(). */
  tellFrame(): void;
  /** From the word that the room is live: a frame counts when it is there and its place is shown. */
  lookForFrame(): void;
};

declare global {
  interface Window {
    cloudseatProbe: Probe;
  }
}

export function installProbe(): void {
  /** performance.now() plus this is the wall clock, read at the instant at which its millisecond changed. */
  let zero = 0;
  const probe: Probe = {
    marks: {},
    holdsJoin: false,
    held: [],
    firstFrame: Promise.resolve(),
    mark(name, now = performance.now()) {
      if (!(name in probe.marks)) probe.marks[name] = zero + now;
    },
    readIncoming: async () => ({ packets: 0, frames: 0, connections: [] }),
    begin(holdsJoin) {
      const before = Date.now();
      while (Date.now() === before);
      zero = Date.now() - performance.now();
      probe.marks = {};
      probe.firstFrame = new Promise((resolve) => {
        probe.tellFrame = resolve;
      });
      probe.holdsJoin = holdsJoin;
    },
    tellFrame: () => undefined,
    lookForFrame: () => undefined,
  };
  window.cloudseatProbe = probe;
  window.addEventListener('click', (event) => probe.mark('click', event.timeStamp), { capture: true });
}

/** Notes what goes over the socket, and holds the join back in the plain variant. */
export function installSocketProbe(): void {
  const probe = window.cloudseatProbe;
  let acceptId: string | undefined;
  const release = () => {
    for (const send of probe.held.splice(0)) send();
  };
  const isAccepted = () => 'callConnecting' in probe.marks || 'acceptAnswered' in probe.marks;

  function noteSent(text: string): void {
    if (text.includes('"offer:accept"')) {
      acceptId = /^42(\d+)/.exec(text)?.[1];
      probe.mark('acceptSent');
    } else if (text.includes('"room:join"')) probe.mark('joinSent');
  }
  function noteReceived(text: string): void {
    if (acceptId !== undefined && text.startsWith(`43${acceptId}[`)) {
      acceptId = undefined;
      probe.mark('acceptAnswered');
      release();
    } else if (text.includes('"room:updated"') && text.includes('"phase":"live"')) {
      if (!('roomLive' in probe.marks)) probe.lookForFrame();
      probe.mark('roomLive');
    } else if (text.includes('"call:updated"') && text.includes('"state":"connecting"')) {
      probe.mark('callConnecting');
      release();
    }
  }

  window.WebSocket = class extends window.WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') noteReceived(data);
      });
    }
    override send(data: string | Blob | BufferSource): void {
      const text = typeof data === 'string' ? data : '';
      const go = () => {
        noteSent(text);
        super.send(data);
      };
      if (probe.holdsJoin && text.includes('"room:join"') && !isAccepted()) probe.held.push(go);
      else go();
    }
  };
}

/** Notes the first frame that a video of the other side presents, and counts what comes in. */
export function installMediaProbe(): void {
  const probe = window.cloudseatProbe;
  const connections: RTCPeerConnection[] = [];
  const remoteTracks = new WeakSet<MediaStreamTrack>();
  let watched: HTMLVideoElement | undefined;

  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
      this.addEventListener('track', ({ track }) => remoteTracks.add(track));
    }
  };

  /** A frame counts when the person sees it: shown, and not a dot in a corner. */
  const isSeen = (video: HTMLVideoElement) =>
    video.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && video.clientWidth > 100;

  /** Asked at each drawing of the page: its callback for a new frame stays silent about one that came just before its place. */
  function lookForFrame(): void {
    const video = watched;
    if (video !== undefined && isSeen(video) && video.getVideoPlaybackQuality().totalVideoFrames > 0) {
      probe.mark('frameSeen');
      probe.tellFrame();
    } else if (!('frameSeen' in probe.marks)) requestAnimationFrame(lookForFrame);
  }
  probe.lookForFrame = () => void requestAnimationFrame(lookForFrame);

  function watchFrames(video: HTMLVideoElement): void {
    probe.mark('videoAttached');
    watched = video;
    video.requestVideoFrameCallback((now, { presentationTime, receiveTime }) => {
      probe.mark('frameCallback', now);
      probe.mark('framePresented', presentationTime);
      if (receiveTime !== undefined) probe.mark('frameReceived', receiveTime);
    });
  }
  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  if (source === undefined) throw new Error('this browser has no srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...source,
    set(this: HTMLVideoElement, stream: MediaStream | null) {
      source.set?.call(this, stream);
      if (stream?.getVideoTracks().some((track) => remoteTracks.has(track))) watchFrames(this);
    },
  });

  probe.readIncoming = async () => {
    const live = connections.filter(({ connectionState }) => connectionState !== 'closed');
    const sum: Incoming = {
      packets: 0,
      frames: 0,
      connections: live.map(({ connectionState }) => connectionState),
    };
    for (const report of await Promise.all(live.map((connection) => connection.getStats()))) {
      for (const stats of report.values()) {
        // mediasoup's probe of the bandwidth carries nothing of anybody.
        if (stats.type !== 'inbound-rtp' || stats.mid === 'probator') continue;
        sum.packets += stats.packetsReceived ?? 0;
        sum.frames += stats.framesDecoded ?? 0;
      }
    }
    return sum;
  };
}
