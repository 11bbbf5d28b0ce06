import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import type { Identity } from './identity.ts';

type NumberedCall = { applicantId: ApplicantId; sealedNumber: string | null };
export type CallNumbers = ReturnType<typeof createCallNumbers>;

/** The number at which an applicant is called in a call: their own, unless they gave another one for this call alone. */
export function createCallNumbers(
  identity: Pick<Identity, 'getApplicant'>,
  cipher: Pick<FieldCipher, 'encrypt' | 'decrypt'>,
) {
  return {
    seal: (phone: string): string => cipher.encrypt(phone),
    async get({ applicantId, sealedNumber }: NumberedCall): Promise<string> {
      if (sealedNumber !== null) return cipher.decrypt(sealedNumber);
      return (await identity.getApplicant(applicantId)).phone;
    },
    /** The same for whoever has read the applicant already. */
    of: ({ sealedNumber }: Pick<NumberedCall, 'sealedNumber'>, { phone }: { phone: string }): string =>
      sealedNumber === null ? phone : cipher.decrypt(sealedNumber),
  };
}
