import type { Page } from 'playwright-core';

/** What kind of track a page sends as its camera: one of a device, or one that the page makes itself. */
export function findSentTrack(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const senders = (window.cloudseatPeerConnections ?? [])
      .filter(({ connectionState }) => connectionState === 'connected')
      .flatMap((connection) => connection.getSenders());
    return senders.find(({ track }) => track?.kind === 'video')?.track?.constructor.name ?? null;
  });
}

/** Resolves to true once a track that the page makes is sent, and several frames of it have been. */
export function sendsMadeFrames(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const find = () =>
      (window.cloudseatPeerConnections ?? [])
        .flatMap((connection) => connection.getSenders())
        .find(({ track }) => track?.constructor.name === 'MediaStreamTrackGenerator');
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const countSent = async (sender: RTCRtpSender) => {
      let count = 0;
      const report = (await sender.getStats()) as unknown as Iterable<[string, { framesSent?: number }]>;
      for (const [, { framesSent = 0 }] of report) count += framesSent;
      return count;
    };
    let sender = find();
    for (; sender === undefined; sender = find()) await nextFrame();
    const before = await countSent(sender);
    while (find() === sender) {
      if ((await countSent(sender)) > before + 2) return find() === sender;
      await nextFrame();
    }
    return false;
  });
}
