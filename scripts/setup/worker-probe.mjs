// Run as a process of its own with the Node that will run the sfu: one worker, one router, and away again.
import { createWorker } from 'mediasoup';

const deadline = setTimeout(() => {
  console.error('the worker did not answer within 20 s');
  process.exit(1);
}, 20_000);

const worker = await createWorker({ logLevel: 'error' });
const router = await worker.createRouter({
  mediaCodecs: [
    { kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2 },
    { kind: 'video', mimeType: 'video/VP8', clockRate: 90000 },
  ],
});
const transport = await router.createWebRtcTransport({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] });
if (transport.iceCandidates.length === 0) throw new Error('the worker offered no address');
worker.close();
clearTimeout(deadline);
