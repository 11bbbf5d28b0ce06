import { type ErrorBody, type ErrorCode, errorTable } from '@cloudseat/shared/contract/errors.ts';
import { FileStore } from '@tus/file-store';
import { Metadata, Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../identity/principal.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import type { FinishedUpload, Metadata as PlainMetadata } from './take-upload.ts';

export type ResumableUploads = {
  /** Below the scope's prefix, e.g. `/uploads`. */
  url: string;
  /** Where uploads grow. */
  folder: string;
  maxBytes: number;
  authenticate: (request: FastifyRequest) => Promise<readonly Principal[]>;
  logger: Logger;
  /** Throws why a file is not taken, before a byte of it was sent; gives what is remembered of it while it grows. */
  plan: (
    metadata: PlainMetadata,
    sizeBytes: number | null,
    principals: readonly Principal[],
  ) => Promise<PlainMetadata>;
  /** Keeps it, once however often it is asked, and gives the body of the answer. */
  finish: (upload: FinishedUpload) => Promise<object>;
  /** Whether one of the browser's principals began it. */
  isOwner: (metadata: PlainMetadata | undefined, principals: readonly Principal[]) => boolean;
};
type Deps = ResumableUploads;

/**
 * Resumable uploads by tus 1.0.0 at a path of the scope it is registered in: POST announces a file, PATCH sends its bytes,
 * HEAD asks how far it came, DELETE gives it up.
 */
export async function registerResumableUploads(app: FastifyInstance, deps: Deps): Promise<void> {
  const store = new FileStore({ directory: deps.folder });
  const path = `${app.prefix}${deps.url}`;
  const plans = new WeakMap<object, PlainMetadata>();
  const tus = createTusServer(deps, store, path, plans);
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // tus reads the bytes itself.
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));

    scope.post(deps.url, async (request, reply) => {
      const principals = await deps.authenticate(request);
      if (principals.length === 0) throw new AppError('UNAUTHENTICATED', 'uploads need a session');
      const plan = await deps.plan(metadataOf(request), lengthOf(request), principals);
      plans.set(request.raw, plan);
      await handOver(tus, request, reply);
    });

    scope.route<{ Params: { uploadId: string } }>({
      method: ['HEAD', 'PATCH', 'DELETE'],
      url: `${deps.url}/:uploadId`,
      handler: async (request, reply) => {
        await assertOwner(deps, store, request);
        if (request.method === 'HEAD') await finishIfMissed(deps, store, request.params.uploadId);
        await handOver(tus, request, reply);
      },
    });
  });
}

function createTusServer(
  { finish, maxBytes, logger }: Deps,
  store: FileStore,
  path: string,
  plans: WeakMap<object, PlainMetadata>,
): Server {
  return new Server({
    path,
    datastore: store,
    maxSize: maxBytes,
    relativeLocation: true,
    // The page is of this site; others get no CORS headers.
    allowedOrigins: () => false,
    disableTerminationForFinishedUploads: true,
    namingFunction: () => makeId(),
    async onUploadCreate(request) {
      const plan = plans.get(request.runtime?.node?.req ?? request);
      if (!plan) throw new Error('an upload came without its plan');
      return { metadata: plan };
    },
    async onUploadFinish(_request, upload) {
      const { id, metadata = {} } = upload;
      const filePath = upload.storage?.path ?? (await store.getUpload(id)).storage?.path ?? '';
      try {
        return answer(200, await finish({ uploadId: id, path: filePath, metadata }));
      } catch (error) {
        const known = error instanceof AppError ? error : internal(logger, error);
        return answer(known.httpStatus, { error: known.toBody() });
      }
    },
    onResponseError(_request, error) {
      const status = 'status_code' in error ? error.status_code : 500;
      if (status >= 500) logger.error({ err: error }, 'an upload failed');
      const message = 'body' in error ? error.body.trim() : 'something failed on the server';
      return { status_code: status, body: JSON.stringify({ error: { code: codeOf(status), message } }) };
    },
  });
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

function codeOf(status: number): ErrorCode {
  if (status === 404 || status === 410) return 'NOT_FOUND';
  if (status === errorTable.FILE_TOO_LARGE.httpStatus) return 'FILE_TOO_LARGE';
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

async function assertOwner(
  { authenticate, isOwner }: Deps,
  store: FileStore,
  request: FastifyRequest<{ Params: { uploadId: string } }>,
): Promise<void> {
  const principals = await authenticate(request);
  if (principals.length === 0) throw new AppError('UNAUTHENTICATED', 'uploads need a session');
  const { uploadId } = request.params;
  const stored = /^[A-Za-z0-9_-]{1,64}$/.test(uploadId) ? await findUpload(store, uploadId) : null;
  if (!stored || !isOwner(stored.metadata, principals)) throw notFound('the upload');
}

/** A server that died between the last byte and the record: the page that asks how far it came gets it done. */
async function finishIfMissed({ finish }: Deps, store: FileStore, uploadId: string): Promise<void> {
  const upload = await findUpload(store, uploadId);
  if (!upload || upload.offset !== upload.size) return;
  await finish({ uploadId, path: upload.storage?.path ?? '', metadata: upload.metadata ?? {} });
}

const findUpload = (store: FileStore, uploadId: string) => store.getUpload(uploadId).catch(() => null);
