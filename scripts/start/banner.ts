// What the operator reads once everything runs.
import QRCode from 'qrcode';
import { demoData } from '../../server/src/administration/demo/index.ts';
import { say } from '../setup/say.mjs';

export interface BannerFacts {
  origin: string;
  isLan: boolean;
  demo: { password: string; isNew: boolean; file: string; isGiven: boolean } | undefined;
  /** Of the demo's WeChat, where there is one. */
  inboxUrl: string | undefined;
  dataFolder: string;
  tookMs: number;
}

export async function printBanner(facts: BannerFacts): Promise<void> {
  say('', '');
  say(`云坐席已就绪（${(facts.tookMs / 1000).toFixed(1)} 秒）`, 'CloudSeat is ready');
  say(`  办事群众  ${facts.origin}/`, 'applicants');
  say(`  坐席工作台 ${facts.origin}/desk`, 'agent desk');
  say(`  监督台   ${facts.origin}/supervision`, 'supervision');
  say(`  管理台   ${facts.origin}/administration`, 'administration');
  say(`  云评审   ${facts.origin}/panel`, 'expert reviews');
  say(`  接口文档  ${facts.origin}/api/docs`, 'API');
  say(`  数据目录  ${facts.dataFolder}`, 'data folder');
  if (facts.inboxUrl)
    say(`  演示微信  ${facts.inboxUrl}`, 'the demo’s WeChat: its messages, and who holds the phone');
  printDemo(facts.demo);
  if (facts.isLan) await printQrCode(facts.origin);
  say('按 Ctrl-C 停止。', 'Ctrl-C stops everything.');
}

function printDemo(demo: BannerFacts['demo']): void {
  if (!demo) {
    say('  没有载入演示数据；需要时设 CLOUDSEAT_DEMO=1', 'no demo data; CLOUDSEAT_DEMO=1 loads them');
    return;
  }
  const { agents, staff } = demoData;
  const named = agents.slice(0, 3).map((agent) => `${agent.loginName}（${agent.displayName}）`);
  const staffOf = (role: string) =>
    staff.filter((person) => person.role === role).map((person) => person.loginName);
  say(`  演示坐席  ${named.join('、')} 等 ${agents.length} 个`, `demo agents, ${agents.length} of them`);
  say(
    `  演示督导  ${staffOf('supervisor').join('、')}；管理员 ${staffOf('admin').join('、')}`,
    'supervisors; administrator',
  );
  const experts = staffOf('expert');
  say(
    `  演示评审  组织人员 ${staffOf('convenor').join('、')}；专家 ${experts[0]} 等 ${experts.length} 位`,
    `expert reviews: their office; ${experts.length} experts`,
  );
  if (demo.isGiven) say('  演示密码  由 CLOUDSEAT_DEMO_PASSWORD 设定', 'password: as set in the environment');
  else if (demo.isNew)
    say(`  演示密码  ${demo.password}（仅显示这一次，保存在 ${demo.file}）`, 'password, shown this once');
  else say(`  演示密码  见 ${demo.file}`, 'password: in that file');
}

async function printQrCode(origin: string): Promise<void> {
  say('', '');
  say(
    '手机连接同一网络后扫码（首次会提示证书不受信任，选择继续）：',
    'Scan with a phone in the same network; accept the certificate once.',
  );
  process.stdout.write(`${await QRCode.toString(`${origin}/`, { type: 'terminal', small: true })}\n`);
}
