import { readFile } from 'node:fs/promises';
import { constants as zlibConstants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';
import type { RouteHandlers } from '../identity/principal.ts';
import { AppError } from '../platform/errors.ts';
import { makeId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { gatewayTuning } from '../tuning-gateway.ts';
import type { Authenticate } from './authenticate.ts';
import { setErrorHandlers } from './http-errors.ts';
import { isForeignOrigin } from './origin.ts';
import { registerRoutes } from './routes.ts';
import { registerClient } from './static-client.ts';

/** Quality 5: near the best size at a fraction of the time, since answers are compressed anew each time. */
const fastBrotli = { params: { [zlibConstants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * The catalogue changes rarely and a page that is opened again should show at once; a code may be revoked at any moment;
 * everything else is somebody's own.
 */
const cachingOf = (url: string) =>
  /^\/api\/(catalogue|matters\/)/.test(url) ? 'private, max-age=60, stale-while-revalidate=600' : 'no-store';

type Options = {
  config: Config;
  logger: Logger;
  authenticate: Authenticate;
  handlers: RouteHandlers;
  /** Registers routes that need the HTTP server itself (uploads, file contents) below /api. */
  registerMore: (api: FastifyInstance) => void | Promise<void>;
  /** What `/health/ready` found; a 503 when it is not ready. */
  isReady: () => boolean;
};

/** The HTTP door: security headers, session cookies, the contract's routes below /api, their description, the pages. */
export async function createHttp(options: Options): Promise<FastifyInstance> {
  const { config, logger } = options;
  const https = config.http.tls && {
    cert: await readFile(config.http.tls.certFile),
    key: await readFile(config.http.tls.keyFile),
  };
  const app = Fastify({
    loggerInstance: logger,
    trustProxy: config.http.trustsProxy,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => makeId(),
    bodyLimit: gatewayTuning.httpBodyMaxBytes,
    forceCloseConnections: true,
    ...(https ? { https } : {}),
    // Routes are written for the instance without the types of this logger.
  }) as unknown as FastifyInstance;
  await app.register(cookie);
  await registerSecurityHeaders(app, config);
  setErrorHandlers(app);
  app.addHook('onRequest', async (request) => {
    if (
      request.method !== 'GET' &&
      request.method !== 'HEAD' &&
      isForeignOrigin(request.headers, config.publicOrigin)
    )
      throw new AppError('FORBIDDEN', 'requests from other sites are refused');
  });
  await app.register((api) => registerApi(api, options), { prefix: '/api' });
  await registerClient(app, config.http.clientFolder);
  return app;
}

/** The zod compilers belong to this scope alone: global ones break plugins that bring plain JSON schemas. */
async function registerApi(api: FastifyInstance, options: Options): Promise<void> {
  setErrorHandlers(api);
  api.setNotFoundHandler((request, reply) => {
    const error = new AppError('NOT_FOUND', `there is no ${request.method} ${request.url.split('?')[0]}`);
    return reply.code(404).send({ error: error.toBody() });
  });
  // The catalogue is the home page's payload: a third of its size on a phone.
  await api.register(compress, { threshold: 1_024, encodings: ['br', 'gzip'], brotliOptions: fastBrotli });
  await api.register(rateLimit, {
    max: gatewayTuning.httpRequestsPerMinute,
    timeWindow: '1 minute',
    allowList: (request) => request.url.startsWith('/api/health') || request.url.startsWith('/api/docs'),
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error('rate'), { statusCode: 429, retryAfterMs: context.ttl }),
  });
  await api.register(swagger, {
    openapi: {
      info: { title: 'CloudSeat 云坐席', version: '0.1.0', description: 'HTTP interface of CloudSeat.' },
    },
    transform: jsonSchemaTransform,
  });
  // It does not know of the prefix of the scope it is in.
  await api.register(swaggerUi, { routePrefix: '/docs', indexPrefix: '/api' });
  await api.register(async (scope) => {
    scope.setValidatorCompiler(validatorCompiler);
    scope.setSerializerCompiler(serializerCompiler);
    scope.addHook('onSend', async (request, reply) => {
      if (reply.getHeader('cache-control') === undefined)
        reply.header('cache-control', cachingOf(request.url));
      if (request.url.startsWith('/api/health/ready') && !options.isReady()) reply.code(503);
    });
    registerRoutes(scope, options.handlers, {
      authenticate: options.authenticate,
      isSecure: options.config.isSecure,
      publicOrigin: options.config.publicOrigin,
    });
  });
  await options.registerMore(api);
}

/** Before 15.4 Safari's 'self' does not take in WebSockets of the same host. */
const webSocketOrigin = (host: string | undefined, isSecure: boolean) =>
  host !== undefined && /^[\w.:[\]-]+$/.test(host) ? `${isSecure ? 'wss' : 'ws'}://${host}` : "'self'";

/** WeChat's script for pages, from where the configuration says. */
const wechatScriptOrigins = ({ wechat }: Config) =>
  wechat?.jssdkUrl == null ? [] : [new URL(wechat.jssdkUrl).origin];

async function registerSecurityHeaders(app: FastifyInstance, config: Config): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...wechatScriptOrigins(config), (request) => codeOf(request.url)],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", (request) => webSocketOrigin(request.headers.host, config.isSecure)],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: config.isSecure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header(
      'permissions-policy',
      'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), picture-in-picture=(self), screen-wake-lock=(self), geolocation=(), payment=(), usb=()',
    );
  });
}

/** The background blur of a talk is WebAssembly; what oversees and what administers has none. */
const codeOf = (url = '') =>
  /^\/(supervision|administration|api)(\/|\?|$)/.test(url) ? "'self'" : "'wasm-unsafe-eval'";
