import { type ErrorBody, type ErrorCode, errorTable } from '@cloudseat/shared/contract/errors.ts';
import { FileStore } from '@tus/file-store';
import { EVENTS, Metadata, Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import type { FinishedUpload, Metadata as PlainMetadata } from './take-upload.ts';

export type ResumableUploads = {
  /** Below the prefix of the scope it is registered in. */
  url: string;
  folder: string;
  maxBytes: number;
  /** What a file beyond that is answered with; FILE_TOO_LARGE where nothing else is said. */
  tooLarge?: ErrorCode;
  authenticate: (request: FastifyRequest) => Promise<readonly Principal[]>;
  /** What the server remembers of an upload; throws why it is not taken, before a byte of it was sent. Null: the length was left open. */
  plan(
    metadata: PlainMetadata,
    sizeBytes: number | null,
    principals: readonly Principal[],
    uploadId: string,
  ): Promise<PlainMetadata>;
  isOwner(metadata: PlainMetadata | undefined, principals: readonly Principal[]): boolean;
  /** Before bytes are taken into one that was announced; throws why they are not. */
  assertGoesOn?(uploadId: string, principals: readonly Principal[]): Promise<void>;
  /** All is there; the last answer's body. Once however often it is asked. */
  finish(upload: FinishedUpload): Promise<object>;
  /** Of one that lies here no more because it was taken: how long it was. A page that missed the last answer asks. */
  findTaken?(uploadId: string, principals: readonly Principal[]): Promise<number | null>;
  onGivenUp?(uploadId: string): Promise<void>;
  logger: Logger;
};

/**
 * Resumable uploads by tus 1.0.0 at a path: POST announces a file, PATCH sends its bytes, HEAD asks how far it came, DELETE gives it
 * up. What is taken, and from whom, its feature says.
 */
export async function registerResumableUploads(
  app: FastifyInstance,
  uploads: ResumableUploads,
): Promise<void> {
  const store = new FileStore({ directory: uploads.folder });
  const plans = new WeakMap<object, { uploadId: string; metadata: PlainMetadata }>();
  const tus = createTusServer(uploads, store, `${app.prefix}${uploads.url}`, plans);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // tus reads the bytes itself.
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));

    scope.post(uploads.url, async (request, reply) => {
      const principals = await getPrincipals(uploads, request);
      const uploadId = makeId();
      const metadata = await uploads.plan(metadataOf(request), lengthOf(request), principals, uploadId);
      plans.set(request.raw, { uploadId, metadata });
      await handOver(tus, request, reply);
    });

    scope.route<{ Params: { uploadId: string } }>({
      method: ['HEAD', 'PATCH', 'DELETE'],
      url: `${uploads.url}/:uploadId`,
      async handler(request, reply) {
        const principals = await getPrincipals(uploads, request);
        const { uploadId } = request.params;
        const taken = request.method === 'HEAD' ? await uploads.findTaken?.(uploadId, principals) : null;
        if (taken != null)
          return reply
            .headers({ 'tus-resumable': '1.0.0', 'cache-control': 'no-store' })
            .headers({ 'upload-offset': taken, 'upload-length': taken })
            .send();
        await assertOwner(uploads, store, uploadId, principals);
        if (request.method === 'PATCH') await uploads.assertGoesOn?.(uploadId, principals);
        if (request.method === 'HEAD') await finishIfMissed(uploads, store, uploadId);
        return handOver(tus, request, reply);
      },
    });
  });
}

function createTusServer(
  uploads: ResumableUploads,
  store: FileStore,
  path: string,
  plans: WeakMap<object, { uploadId: string; metadata: PlainMetadata }>,
): Server {
  const { logger } = uploads;
  const tus = new Server({
    path,
    datastore: store,
    maxSize: uploads.maxBytes,
    relativeLocation: true,
    // The page is of this site; others get no CORS headers.
    allowedOrigins: () => false,
    disableTerminationForFinishedUploads: true,
    namingFunction: (request) => planOf(request).uploadId,
    onUploadCreate: async (request) => ({ metadata: planOf(request).metadata }),
    async onUploadFinish(_request, upload) {
      const { id, metadata = {} } = upload;
      const filePath = upload.storage?.path ?? (await store.getUpload(id)).storage?.path ?? '';
      try {
        return answer(200, await uploads.finish({ uploadId: id, path: filePath, metadata }));
      } catch (error) {
        const known = error instanceof AppError ? error : internal(logger, error);
        return answer(known.httpStatus, { error: known.toBody() });
      }
    },
    onResponseError(_request, error) {
      const status = 'status_code' in error ? error.status_code : 500;
      if (status >= 500) logger.error({ err: error }, 'an upload failed');
      const message = 'body' in error ? error.body.trim() : 'something failed on the server';
      const code = codeOf(status, uploads.tooLarge ?? 'FILE_TOO_LARGE');
      return { status_code: status, body: JSON.stringify({ error: { code, message } }) };
    },
  });
  tus.on(EVENTS.POST_TERMINATE, (_request, _response, uploadId) => {
    uploads
      .onGivenUp?.(uploadId)
      .catch((error) => logger.warn({ err: error, uploadId }, 'an upload that was given up left something'));
  });
  return tus;

  function planOf(request: { runtime?: { node?: { req?: object } } }) {
    const plan = plans.get(request.runtime?.node?.req ?? request);
    if (!plan) throw new Error('an upload came without its plan');
    return plan;
  }
}

const answer = (status: number, body: { error: ErrorBody } | object) => ({
  status_code: status,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

function internal(logger: Logger, error: unknown): AppError {
  logger.error({ err: error }, 'an upload could not be kept');
  return new AppError('INTERNAL', 'something failed on the server');
}

function codeOf(status: number, tooLarge: ErrorCode): ErrorCode {
  if (status === 404 || status === 410) return 'NOT_FOUND';
  if (status === errorTable[tooLarge].httpStatus) return tooLarge;
  return status < 500 ? 'BAD_REQUEST' : 'INTERNAL';
}

/** From here on the answer is tus's; what the door set before (security headers) goes with it. */
async function handOver(tus: Server, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.setHeader('Cache-Control', 'no-store');
  reply.hijack();
  await tus.handle(request.raw, reply.raw);
}

function metadataOf(request: FastifyRequest): PlainMetadata {
  const header = request.headers['upload-metadata'];
  try {
    return typeof header === 'string' ? Metadata.parse(header) : {};
  } catch {
    throw new AppError('BAD_REQUEST', 'Upload-Metadata does not fit');
  }
}

/** Null where the length is left open: only files of a known size are taken. */
function lengthOf(request: FastifyRequest): number | null {
  const header = request.headers['upload-length'];
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

async function getPrincipals(
  { authenticate }: ResumableUploads,
  request: FastifyRequest,
): Promise<readonly Principal[]> {
  const principals = await authenticate(request);
  if (principals.length === 0) throw new AppError('UNAUTHENTICATED', 'uploads need a session');
  return principals;
}

async function assertOwner(
  uploads: ResumableUploads,
  store: FileStore,
  uploadId: string,
  principals: readonly Principal[],
): Promise<void> {
  const stored = /^[A-Za-z0-9_-]{1,64}$/.test(uploadId) ? await findUpload(store, uploadId) : null;
  if (!stored || !uploads.isOwner(stored.metadata, principals)) throw notFound('the upload');
}

/** A server that died between the last byte and the record: the page that asks how far it came gets it done. */
async function finishIfMissed(uploads: ResumableUploads, store: FileStore, uploadId: string): Promise<void> {
  const upload = await findUpload(store, uploadId);
  if (!upload || upload.offset !== upload.size) return;
  await uploads.finish({ uploadId, path: upload.storage?.path ?? '', metadata: upload.metadata ?? {} });
}

const findUpload = (store: FileStore, uploadId: string) => store.getUpload(uploadId).catch(() => null);
