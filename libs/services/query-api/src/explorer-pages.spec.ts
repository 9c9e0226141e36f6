import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { configureHttp, PlatformModule } from '@pedigree/service-kit';
import { memoryBus, memoryGraph } from '@pedigree/testing';
import request from 'supertest';
import { QueryApiModule } from './query-api.module';
import { CONFIG } from './spec-app';

const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8';

describe('the pages of the explorer', () => {
  let folder: string;
  let app: INestApplication;

  const start = async (explorer: string): Promise<INestApplication> => {
    const platform = { bus: memoryBus(), graph: memoryGraph(), config: CONFIG };
    const module = await Test.createTestingModule({
      imports: [PlatformModule.register(platform), QueryApiModule.withExplorer(explorer)],
    }).compile();
    const started = module.createNestApplication({ logger: false });
    configureHttp(started, CONFIG);
    return started.init();
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pedigree-explorer-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>Pedigree</title>');
    await writeFile(join(folder, 'assets', 'index-1a2b.js'), 'void 0;');
    app = await start(folder);
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  const get = (path: string, accept = BROWSER) =>
    request(app.getHttpServer()).get(path).set('accept', accept);

  it.each(['/', '/plan', '/artifacts/pkg%3Ahuggingface%2FQwen%2FQwen2.5-7B', '/apiary'])(
    'are one page, asked for anew each time: %s',
    async (path) => {
      const answer = await get(path).expect(200);
      expect(answer.text).toContain('<title>Pedigree</title>');
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    },
  );

  it('load assets that may be kept for ever', async () => {
    const answer = await get('/assets/index-1a2b.js', '*/*').expect(200);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each(['/api/v1/none', '/api/nothing', '/assets/index-0000.js', '/metrics/none'])(
    'do not stand in for what is missing: %s',
    async (path) => {
      const answer = await get(path).expect(404);
      expect(answer.type).toBe('application/problem+json');
    },
  );

  it('are for browsers: other clients are told that a path is wrong, except at the root', async () => {
    await get('/plan', '*/*').expect(404);
    await get('/plan', 'application/json').expect(404);
    await get('/', '*/*').expect(200);
    await request(app.getHttpServer()).post('/plan').set('accept', BROWSER).expect(404);
  });

  it('serve nothing from outside of their folder', async () => {
    const answer = await get('/assets/..%2f..%2f..%2fetc%2fpasswd', '*/*');
    expect(answer.text).not.toContain('root:');
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('are not there where nothing was built', async () => {
    const bare = await start(join(folder, 'none'));
    await request(bare.getHttpServer()).get('/').set('accept', BROWSER).expect(404);
    await request(bare.getHttpServer()).get('/api/v1/artifacts').expect(200);
    await bare.close();
  });
});
