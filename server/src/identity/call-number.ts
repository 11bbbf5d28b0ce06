import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import type { Identity } from './identity.ts';

export type CallNumbers = ReturnType<typeof createCallNumbers>;

/** The number at which an applicant is called in a call: their own, unless they gave another one for this call alone. */
export function createCallNumbers(
  identity: Pick<Identity, 'getApplicant'>,
  cipher: Pick<FieldCipher, 'encrypt' | 'decrypt'>,
) {
  return {
    seal: (phone: string): string => cipher.encrypt(phone),
    async get(call: { applicantId: ApplicantId; sealedNumber: string | null }): Promise<string> {
      if (call.sealedNumber !== null) return cipher.decrypt(call.sealedNumber);
      return (await identity.getApplicant(call.applicantId)).phone;
    },
  };
}
