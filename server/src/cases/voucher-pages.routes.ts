import { voucherPageRoutes } from '@cloudseat/shared/contract/voucher-page-routes.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Principal } from '../identity/principal.ts';
import { notFound } from '../platform/errors.ts';
import { getFound } from './case-commands.ts';
import type { IssuedPapers } from './issued-papers.ts';
import type { VoucherRepository } from './voucher.repository.ts';
import type { VoucherPages } from './voucher-pages.ts';

const { path, params } = voucherPageRoutes['voucher:page'];

/** `voucher:page`: to its applicant alone. The first one that goes out is the paper's opening. */
export function registerVoucherPages(
  app: FastifyInstance,
  {
    pages,
    papers,
    vouchers,
    authenticate,
  }: {
    pages: VoucherPages;
    papers: Pick<IssuedPapers, 'getShown' | 'noteOpened'>;
    vouchers: Pick<VoucherRepository, 'find'>;
    authenticate: (request: FastifyRequest) => Promise<readonly Principal[]>;
  },
): void {
  app.get(path, async (request, reply) => {
    const principals = await authenticate(request);
    const wish = params.safeParse(request.params);
    if (!wish.success) throw notFound('the page');
    const found = await vouchers.find(wish.data.voucherId);
    const isOwn = principals.some(
      (principal) => principal.role === 'applicant' && principal.applicantId === found?.applicantId,
    );
    const row = getFound(isOwn ? found : null, 'the paper');
    const picture = await pages.draw(await papers.getShown(row), wish.data.page);
    if (row.openedAt === null) await papers.noteOpened(row);
    return reply
      .headers({
        'content-type': 'image/jpeg',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(picture);
  });
}
