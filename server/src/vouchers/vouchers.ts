import { VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import type { Content } from 'pdfmake/interfaces.js';
import { canonicalJson } from '../platform/canonical-json.ts';
import { AppError } from '../platform/errors.ts';
import { sha256Hex } from '../platform/ids.ts';
import { findFonts } from '../platform/pdf/fonts.ts';
import { renderPdf } from '../platform/pdf/render-pdf.ts';
import type { StoredSignature } from './signature.repository.ts';
import { signaturePart } from './signature-part.ts';
import { makePaper } from './voucher-paper.ts';
import { fill, voucherTexts } from './voucher-words.ts';

export type RenderedVoucher = {
  pdf: Buffer;
  /** Of the file. Equal contents give an equal file as long as the fonts and the templates stay. */
  sha256: string;
  /** Of what it says, printed on it; it outlives changes of fonts and templates. */
  contentSha256: string;
  /** Characters that no font has: the paper has their notes or code points, and the agent should know. */
  lacking: string[];
};

/** Whoever may set a department's seal: an e-seal service. A PNG as a data address, or null where it has none. */
export type SealSource = (departmentName: string) => Promise<string | null>;
const noSeals: SealSource = async () => null;

/** Papers for applicants: contents come in, PDFs go out. Whoever issues one keeps it. */
export type Vouchers = ReturnType<typeof createVouchers>;

export function createVouchers({ origin, sealOf = noSeals }: { origin: () => string; sealOf?: SealSource }) {
  async function renderWith(content: VoucherContent, signature: Content | null): Promise<RenderedVoucher> {
    const contentSha256 = hashContent(content);
    const seal = await sealOf(content.department.name['zh-Hans']);
    const paper = makePaper(content, { contentSha256, origin: origin(), seal, signature });
    const { pdf, lacking } = await renderPdf(paper, findFonts(content.locale), (characters) =>
      nameLacking(characters, content),
    );
    return { pdf, sha256: sha256Hex(pdf), contentSha256, lacking };
  }

  return {
    /** BAD_REQUEST for a content that is not whole, UNAVAILABLE without fonts. */
    render: async (content: VoucherContent): Promise<RenderedVoucher> =>
      renderWith(parseContent(content), null),

    /** The paper with its signature below. CHANGED_MEANWHILE when the signature was given for another content. */
    async renderSigned(content: VoucherContent, signature: StoredSignature): Promise<RenderedVoucher> {
      const parsed = parseContent(content);
      if (hashContent(parsed) !== signature.record.contentSha256)
        throw new AppError('CHANGED_MEANWHILE', 'the signature was given for another content');
      return renderWith(parsed, signaturePart(parsed, signature));
    },
  };
}

/** What a voucher's content hashes to, as it is printed on it. */
export const hashContent = (content: VoucherContent): string => sha256Hex(canonicalJson(content));

function parseContent(content: VoucherContent): VoucherContent {
  const parsed = VoucherContent.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('BAD_REQUEST', `not a voucher: ${issue?.path.join('.')} ${issue?.message}`);
}

function nameLacking(characters: string, { characterNotes, locale }: VoucherContent): string {
  const words = voucherTexts[locale].lacking;
  return [...characters]
    .map((character) => {
      const note = characterNotes?.[character];
      const codes = `U+${character.codePointAt(0)?.toString(16).toUpperCase()}`;
      return note ? fill(words.note, { note }) : fill(words.code, { codes });
    })
    .join('');
}
