import { openApplicant } from './bench/call/applicant.ts';
import { openDesk } from './bench/call/desk.ts';
import { beginCall, forgetClicks, readIncoming, readMarks, waitForFrame } from './bench/call/probe.ts';
import { openChromium } from './bench/chromium.ts';
import { startBenchPlatform } from './bench/platform.ts';

let resumes: number[] = [];
const platform = await startBenchPlatform({ onConsumerResumed: (at) => resumes.push(at), onServerLog: (l) => { if (process.env.V) console.log(JSON.stringify(l).slice(0, 300)); } });
const phone = await openChromium({ hasMedia: true });
const office = await openChromium({ hasMedia: true });
try {
  const desk = await openDesk(office, platform.origin);
  const applicant = await openApplicant(phone, platform.origin);
  if (process.env.V) for (const p of [desk.page, applicant.page]) { p.on('console', (m) => console.log('console', m.text())); p.on('pageerror', (e) => console.log('pageerror', e.message)); }
  for (let i = 0; i < 6; i++) {
    const holds = i % 2 === 1;
    await beginCall(desk.page, holds); await beginCall(applicant.page, holds);
    try { 
    await applicant.takeTicket();
    console.log('ticket'); await desk.waitForOffer(); console.log('offer');
    await new Promise((r) => setTimeout(r, 2500));
    console.log(await readIncoming(desk.page), await readIncoming(applicant.page));
    await forgetClicks(desk.page); await forgetClicks(applicant.page);
    resumes = [];
    await desk.accept();
    await Promise.race([new Promise((_, j) => setTimeout(() => j(new Error('no frame')), 15000)), Promise.all([waitForFrame(desk.page), waitForFrame(applicant.page)])]); await waitForFrame(applicant.page);
    } catch (e) { await desk.page.screenshot({path:'/tmp/bd.png'}); await applicant.page.screenshot({path:'/tmp/ba.png'}); throw e; }
    const a = await readMarks(applicant.page), d = await readMarks(desk.page);
    const rel = (m: Record<string, number>) => Object.fromEntries(Object.entries(m).map(([k, v]) => [k, Math.round((v - d.click!) * 10) / 10]));
    console.log(holds ? 'plain' : 'prepared', 'desk', rel(d), 'applicant', rel(a), 'resumes', resumes.map((t) => Math.round(t - d.click!)));
    await desk.finish();
    await applicant.page.waitForURL(/rating/);
  }
} finally {
  await phone.close(); await office.close(); await platform.stop();
}
