import { entryCodeRoutes } from '@cloudseat/shared/contract/entry-code-routes.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../platform/errors.ts';
import { findUnprintable } from '../platform/pdf/fit-fonts.ts';
import { findFonts } from '../platform/pdf/fonts.ts';
import { renderPdf } from '../platform/pdf/render-pdf.ts';
import type { EntryCodes } from './entry-codes.ts';
import { makeSheet, textsOf } from './entry-sheet.ts';

const { path, query } = entryCodeRoutes['entryCode:sheet'];

type Options = {
  entryCodes: Pick<EntryCodes, 'get'>;
  /** Throws for who may not. */
  authenticate: (request: FastifyRequest) => Promise<unknown>;
  linkBase: () => string;
};

/** `entryCode:sheet`: codes to print. A revoked one is refused: its paper would lead nowhere. */
export function registerEntrySheet(
  app: FastifyInstance,
  { entryCodes, authenticate, linkBase }: Options,
): void {
  app.get(path, async (request, reply) => {
    await authenticate(request);
    const wish = query.safeParse(request.query);
    if (!wish.success)
      throw new AppError('BAD_REQUEST', `the request does not fit: ${wish.error.issues[0]?.message}`);
    const { codes, locale, layout } = wish.data;
    const entries = await Promise.all([...new Set(codes)].map((code) => entryCodes.get(code)));
    const revoked = entries.filter(({ isRevoked }) => isRevoked).map(({ code }) => code);
    if (revoked.length > 0)
      throw new AppError('ENTRY_CODE_REVOKED', `not used any more: ${revoked.join(', ')}`, {
        codes: revoked,
      });
    const sheet = makeSheet(entries, { locale, layout, linkBase: linkBase() });
    const fonts = findFonts(locale);
    const characters = await findUnprintable(textsOf(entries, locale), fonts);
    if (characters.length > 0)
      throw new AppError('LABEL_UNPRINTABLE', `the fonts lack ${characters.join(' ')}`, { characters });
    const { pdf } = await renderPdf(sheet, fonts);
    return reply
      .headers({
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="entry-codes-${layout}.pdf"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
      .send(pdf);
  });
}
