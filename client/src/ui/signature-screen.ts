import type { SignatureMark } from '@cloudseat/shared/nouns/signature.ts';
import type { ComponentType } from 'react';

export type SignatureScreenProps = {
  /** What is signed, e.g. 申请表. */
  documentName: string;
  /** Pictures of its pages, in order; they may be none where only the file is there. */
  pages: readonly string[];
  /** Address of the file itself. */
  fileAddress: string;
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
