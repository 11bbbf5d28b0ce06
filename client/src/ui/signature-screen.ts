import type { SignatureMark } from '@cloudseat/shared/nouns/signature.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { ComponentType } from 'react';

/** What is signed, as it lies before whoever signs. */
export type SignedPaper = {
  /** Its pages in order, as pictures, with what they say; none where only the file is there. */
  pages: readonly { address: string; width: number; height: number; text: string }[];
  /** What it is written in. */
  locale: Locale;
  /** Address of the file itself. */
  fileAddress: string;
};
export type SignatureScreenProps = {
  /** What is signed, e.g. 申请表. */
  documentName: string;
  paper: SignedPaper;
  /** What signing means, word for word: it is kept with the signature. */
  statement: string;
  /** As the account has it: a typed name has to be the same. */
  applicantName: string;
  /** Resolves once the server has kept it. */
  onSign: (mark: SignatureMark) => Promise<void>;
  onClose: () => void;
};
/** Asks for a signature; its code comes when it is first shown. */
export type SignatureScreen = ComponentType<SignatureScreenProps>;
