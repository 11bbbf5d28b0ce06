import { ProducerId, type RequestId, type TransportId } from '@cloudseat/shared/nouns/ids.ts';
import { sha256Hex } from '../platform/ids.ts';

/** Made of the request's id: a repeat names the same producer. */
export const producerIdOf = (transportId: TransportId, requestId: RequestId): ProducerId =>
  ProducerId.parse(sha256Hex(`${transportId}/${requestId}`).slice(0, 32));
