import { expect, it } from 'vitest';
import { signPage } from './page-signature.ts';

const ticket = 'sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg';

it.each(['http://mp.weixin.qq.com?params=value', 'http://mp.weixin.qq.com?params=value#/part'])(
  'the signature of %s is the one WeChat publishes for checking',
  (url) => {
    expect(signPage(ticket, url, 1_414_587_457, 'Wm3WZYTPz0wzccnW').signature).toBe(
      '0f9de62fce790f9a083d5c99e95740ceb90c27ed',
    );
  },
);
