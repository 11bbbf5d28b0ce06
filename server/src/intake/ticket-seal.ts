import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { z } from 'zod';
import type { QueueClass } from '../queue/queue-class.ts';

const Ticket = z.object({
  callId: CallId,
  applicantId: ApplicantId,
  queueClass: z.string().transform((text) => text as QueueClass),
  priority: z.int(),
  /** Epoch ms. */
  enqueuedAt: z.int(),
});
/** A place in line, as its applicant's page keeps it. */
export type Ticket = z.output<typeof Ticket>;
export type TicketSeal = ReturnType<typeof createTicketSeal>;

/**
 * Tickets that pages keep and bring back: a place that the dispatcher has lost is believed to whoever shows the seal of
 * this installation for it. HMAC-SHA-256 under a key of its own, drawn from the installation's secret.
 */
export function createTicketSeal(secretKeyHex: string) {
  const secret = Buffer.from(secretKeyHex, 'hex');
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'cloudseat/ticket', 32));
  const sign = (body: string) => createHmac('sha256', key).update(body).digest();
  return {
    seal({ callId, applicantId, queueClass, priority, enqueuedAt }: Ticket): string {
      const body = Buffer.from(
        JSON.stringify({ callId, applicantId, queueClass, priority, enqueuedAt }),
      ).toString('base64url');
      return `${body}.${sign(body).toString('base64url')}`;
    },
    /** Null for anything this installation has not sealed. */
    open(sealed: string): Ticket | null {
      const [body = '', given = ''] = sealed.split('.');
      const expected = sign(body);
      const signature = Buffer.from(given, 'base64url');
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return null;
      const read = Ticket.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()));
      return read.success ? read.data : null;
    },
  };
}
