// Runs in both pages before their own scripts: notes when things happen between the click and the first frame, and can
// hold a page's join back until the call was accepted, for the plain variant. All times are wall clock milliseconds.
(() => {
  /** performance.now() plus this is the wall clock, to the instant at which its millisecond changed. */
  let zero = 0;
  const connections = [];
  const remoteTracks = new WeakSet();
  const probe = { marks: {}, holdsJoin: false };
  window.cloudseatProbe = probe;

  const mark = (name, now = performance.now()) => {
    if (!(name in probe.marks)) probe.marks[name] = zero + now;
  };

  let tellFrame = () => undefined;
  let held = [];
  const release = () => {
    const waiting = held;
    held = [];
    for (const send of waiting) send();
  };

  let acceptId = null;
  function noteSent(text) {
    if (text.includes('"offer:accept"')) {
      acceptId = /^42(\d+)/.exec(text)?.[1] ?? null;
      mark('acceptSent');
    } else if (text.includes('"room:join"')) mark('joinSent');
  }
  function noteReceived(text) {
    if (typeof text !== 'string') return;
    if (acceptId !== null && text.startsWith(`43${acceptId}[`)) {
      mark('acceptAnswered');
      acceptId = null;
      release();
    } else if (text.includes('"room:updated"') && text.includes('"phase":"live"')) mark('roomLive');
    else if (text.includes('"call:updated"') && text.includes('"state":"connecting"')) {
      mark('callConnecting');
      release();
    }
  }

  window.WebSocket = class extends window.WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', (event) => noteReceived(event.data));
    }
    send(data) {
      if (typeof data !== 'string') return super.send(data);
      const isHeld = probe.holdsJoin && data.includes('"room:join"') && !('callConnecting' in probe.marks);
      const go = () => {
        noteSent(data);
        super.send(data);
      };
      if (isHeld && !('acceptAnswered' in probe.marks)) held.push(go);
      else go();
    }
  };

  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(...given) {
      super(...given);
      connections.push(this);
      this.addEventListener('track', ({ track }) => remoteTracks.add(track));
    }
  };

  /** The first frame that the page's video of the other side presents; the element is made when the call page opens. */
  function watchFrames(video) {
    mark('videoAttached');
    video.requestVideoFrameCallback(
      (now, { presentationTime, receiveTime, captureTime, presentedFrames }) => {
        mark('frameCallback', now);
        mark('framePresented', presentationTime);
        if (receiveTime !== undefined) mark('frameReceived', receiveTime);
        if (captureTime !== undefined) mark('frameCaptured', captureTime);
        probe.presentedFrames ??= presentedFrames;
        tellFrame();
      },
    );
  }

  const { set, get } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    configurable: true,
    get,
    set(stream) {
      set.call(this, stream);
      const isRemote = stream?.getVideoTracks().some((track) => remoteTracks.has(track)) ?? false;
      if (isRemote) watchFrames(this);
    },
  });

  window.addEventListener('click', (event) => mark('click', event.timeStamp), { capture: true });

  /** Of all connections: what of the other side has come in so far. */
  probe.readIncoming = async () => {
    const sum = { packets: 0, frames: 0, tracks: 0 };
    const live = connections.filter(({ connectionState }) => connectionState !== 'closed');
    for (const report of await Promise.all(live.map((connection) => connection.getStats()))) {
      for (const stats of report.values()) {
        // mediasoup's probe of the bandwidth carries nothing of anybody.
        if (stats.type !== 'inbound-rtp' || stats.mid === 'probator') continue;
        sum.tracks += 1;
        sum.packets += stats.packetsReceived ?? 0;
        sum.frames += stats.framesDecoded ?? 0;
      }
    }
    return { ...sum, connections: live.map(({ connectionState }) => connectionState) };
  };
  probe.begin = (holdsJoin) => {
    const before = Date.now();
    while (Date.now() === before);
    zero = Date.now() - performance.now();
    probe.marks = {};
    probe.presentedFrames = undefined;
    probe.firstFrame = new Promise((resolve) => {
      tellFrame = resolve;
    });
    probe.holdsJoin = holdsJoin;
  };
  /** The click that counts is the one that comes now. */
  probe.forgetClicks = () => delete probe.marks.click;
})();
