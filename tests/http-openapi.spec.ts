import { generateSigner } from '@pedigree/attestation';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { configureHttp, openApiOf, PlatformModule } from '@pedigree/service-kit';
import { IngestGatewayModule } from '@pedigree/services/ingest-gateway';
import { PolicyModule } from '@pedigree/services/policy';
import { QueryApiModule } from '@pedigree/services/query-api';
import { memoryBus, memoryGraph } from '@pedigree/testing';
import request from 'supertest';

const FILE = join(__dirname, '../docs/api/openapi.json');
const REGENERATE = 'UPDATE_OPENAPI=1 npx jest --config jest.config.cjs tests/http-openapi';

const CONFIG = {
  port: 0,
  host: '127.0.0.1',
  backends: { kind: 'embedded', dataDir: '/nowhere' },
  partitions: 1,
  apiTokens: [],
  logLevel: 'silent',
  lagTimeoutMs: 200,
  readTimeoutMs: 1000,
  ancestryLimit: 1000,
  signing: { pem: generateSigner().pem },
} as const;

interface Operation {
  summary?: string;
  parameters?: { name: string; in: string; schema?: unknown }[];
  requestBody?: { content: Record<string, { schema?: object }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

describe('the OpenAPI document', () => {
  let app: INestApplication;
  let document: ReturnType<typeof openApiOf>;
  beforeAll(async () => {
    const platform = PlatformModule.register({
      bus: memoryBus(),
      graph: memoryGraph(),
      config: CONFIG,
    });
    const module = await Test.createTestingModule({
      imports: [platform, IngestGatewayModule, PolicyModule, QueryApiModule],
    }).compile();
    app = module.createNestApplication({ logger: false });
    configureHttp(app, CONFIG);
    await app.init();
    document = openApiOf(app);
  });
  afterAll(() => app.close());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Operation>).map(
        ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
      ),
    );

  it('is the one in docs/api', () => {
    const generated = `${JSON.stringify(document, null, 2)}\n`;
    if (process.env.UPDATE_OPENAPI === '1') writeFileSync(FILE, generated);
    const stored = readFileSync(FILE, 'utf8');
    if (stored !== generated)
      throw new Error(`docs/api/openapi.json is out of date. Regenerate it: ${REGENERATE}`);
  });

  it('has every route of the contract', () => {
    expect(
      operations()
        .map(([route]) => route)
        .sort(),
    ).toEqual([
      'GET /api/v1/artifacts',
      'GET /api/v1/artifacts/shared',
      'GET /api/v1/artifacts/{id}',
      'GET /api/v1/artifacts/{id}/ancestry',
      'GET /api/v1/artifacts/{id}/changes',
      'GET /api/v1/artifacts/{id}/descendants',
      'GET /api/v1/artifacts/{id}/ml-bom',
      'GET /api/v1/artifacts/{id}/risk',
      'GET /api/v1/decisions/stream',
      'GET /api/v1/keys',
      'GET /api/v1/overview',
      'GET /api/v1/paths',
      'GET /api/v1/policy',
      'GET /api/v1/promotions',
      'GET /api/v1/promotions/{id}',
      'GET /api/v1/promotions/{id}/inputs',
      'GET /api/v1/promotions/{id}/reviews',
      'GET /api/v1/promotions/{id}/trail',
      'GET /api/v1/reviews',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      'POST /api/v1/events',
      'POST /api/v1/imports/cyclonedx',
      'POST /api/v1/imports/huggingface-card',
      'POST /api/v1/imports/spdx',
      'POST /api/v1/lineage',
      'POST /api/v1/plans',
      'POST /api/v1/promotions',
      'POST /api/v1/promotions/{id}/reviews',
    ]);
  });

  it('says of every route what it takes and how it fails', () => {
    for (const [route, operation] of operations().filter(([path]) => path.includes('/api/'))) {
      expect([route, operation.summary]).toEqual([route, expect.any(String)]);
      const problems = Object.entries(operation.responses).filter(([status]) => status >= '400');
      for (const [, { content }] of problems)
        expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
      expect([route, problems.length > 0]).toEqual([route, true]);
      if (route.startsWith('POST'))
        for (const body of Object.values(operation.requestBody?.content ?? { none: {} }))
          expect([route, body.schema]).toEqual([route, expect.any(Object)]);
      for (const parameter of operation.parameters ?? [])
        expect([route, parameter.schema]).toEqual([route, expect.any(Object)]);
    }
  });

  it('refers to nothing that is not there', () => {
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    const known = Object.keys(document.components?.schemas ?? {});
    expect(references.length).toBeGreaterThan(20);
    for (const [, name] of references) expect(known).toContain(name);
    expect(/x-nestjs_zod|"\$ref":"#\/\$defs/.exec(text)).toBeNull();
  });

  it('is served, with pages that load nothing from elsewhere and run nothing inline', async () => {
    const server = app.getHttpServer();
    const json = await request(server).get('/api/docs/json').expect(200);
    expect(json.body).toEqual(JSON.parse(JSON.stringify(document)));
    const page = await request(server).get('/api/docs').expect(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    const scripts = [...page.text.matchAll(/<script([^>]*)>([^<]*)/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, inline] of scripts) {
      expect(inline?.trim()).toBe('');
      const source = /src="([^"]+)"/.exec(attributes ?? '')?.[1] ?? '';
      await request(server).get(new URL(source, 'http://x/api/docs').pathname).expect(200);
    }
  });
});
