import { type INestApplication } from '@nestjs/common';
import helmet, { contentSecurityPolicy } from 'helmet';
import { bearerAuth } from './bearer-auth';
import { jsonBody, limitLength, rawBody, requireJson } from './body';
import { revalidated } from './caching';
import { compressed } from './compressed';
import { serveDocs } from './open-api';
import { ProblemFilter } from './problem.filter';
import { ValidationPipe } from './validation.pipe';

/** What of a service's configuration the HTTP edge needs. */
export interface HttpConfig {
  /** Bearer tokens that may write; none means that anyone may. */
  apiTokens: readonly string[];
}

const PREFIX = 'api/v1';
/** Outside the prefix: for orchestrators and Prometheus. */
const OPERATIONS = ['healthz', 'readyz', 'metrics'];
/** Bodies whose bytes matter, as they are kept or forwarded as they came, or that are no JSON. */
const RAW_PATHS = ['events', 'lineage', 'imports/huggingface-card'].map(
  (path) => `/${PREFIX}/${path}`,
);

/** Pages may load what this server serves and nothing else, and no styles or scripts stand in them. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

const DOCS = '/api/docs';
/** Swagger UI has styles in its page. */
const DOCS_SECURITY = {
  ...CONTENT_SECURITY,
  directives: { ...CONTENT_SECURITY.directives, styleSrc: ["'self'", "'unsafe-inline'"] },
};

/**
 * Gives an application the HTTP edge that all services share: prefix, headers, compression,
 * caching, authentication, bodies, validation, problems, documentation. Call it once, before `init` or `listen`.
 *
 * HSTS is left to whoever terminates TLS.
 */
export function configureHttp(app: INestApplication, config: HttpConfig): void {
  app.setGlobalPrefix(PREFIX, { exclude: OPERATIONS });
  app.use(helmet({ contentSecurityPolicy: CONTENT_SECURITY, strictTransportSecurity: false }));
  app.use(compressed());
  app.use('/api', revalidated);
  app.use(DOCS, contentSecurityPolicy(DOCS_SECURITY));
  app.use(bearerAuth(config.apiTokens));
  app.use(limitLength);
  app.use(RAW_PATHS, rawBody());
  app.use(requireJson, jsonBody());
  app.useGlobalPipes(new ValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  serveDocs(app);
}
