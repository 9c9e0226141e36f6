import { Body, Controller, Get, type INestApplication, Param, Post } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ThrottlerStorage } from '@nestjs/throttler';
import { createZodDto } from 'nestjs-zod';
import request from 'supertest';
import { z } from 'zod';
import { configureHttp } from './configure-http';
import { RateLimitModule } from './rate-limit.module';

class Thing extends createZodDto(z.object({ name: z.string() })) {}

@Controller('things')
class Things {
  @Get(':id')
  one(@Param('id') id: string): { id: string } {
    return { id };
  }

  @Post()
  add(@Body() { name }: Thing): { name: string } {
    return { name };
  }
}

@Controller()
class Operations {
  @Get('healthz')
  alive(): string {
    return 'ok';
  }
}

describe('configureHttp', () => {
  let app: INestApplication;
  let blocked = false;
  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [RateLimitModule],
      controllers: [Things, Operations],
    })
      .overrideProvider(ThrottlerStorage)
      .useValue({ increment: async () => ({ totalHits: 1, isBlocked: blocked }) })
      .compile();
    app = module.createNestApplication({ logger: false });
    configureHttp(app, { apiTokens: [] });
    await app.init();
  });
  afterAll(() => app.close());
  afterEach(() => (blocked = false));

  const api = () => request(app.getHttpServer());

  it('puts routes below the prefix and operations beside it', async () => {
    await api().get('/api/v1/things/1').expect(200);
    await api().get('/healthz').expect(200);
    await api().get('/api/v1/healthz').expect(404);
    await api().get('/things/1').expect(404);
  });

  it('hardens answers without breaking plain HTTP', async () => {
    const { headers } = await api().get('/api/v1/things/1');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('answers 429 to a flood, and still answers orchestrators', async () => {
    blocked = true;
    const answer = await api().get('/api/v1/things/1').expect(429);
    expect(answer.body).toMatchObject({ type: 'urn:pedigree:problem:rate-limited', status: 429 });
    expect(answer.headers['retry-after']).toBe('1');
    await api().get('/healthz').expect(200);
  });

  it.each([
    ['a JSON type', 'application/json', 201],
    ['a JSON suffix', 'application/vnd.acme+json; charset=utf-8', 201],
    ['what a form of another site can send', 'text/plain', 415],
    ['a form', 'application/x-www-form-urlencoded', 415],
  ])('takes bodies by type: %s', async (_what, type, status) => {
    const answer = await api()
      .post('/api/v1/things')
      .set('content-type', type)
      .send('{"name":"a"}');
    expect(answer.status).toBe(status);
  });

  it('says what is missing where there is no body', async () => {
    const answer = await api().post('/api/v1/things').expect(422);
    expect(answer.body).toMatchObject({ instance: '/api/v1/things', errors: [{ pointer: '' }] });
  });

  it('names the methods that a path takes, and nothing of the query in a problem', async () => {
    const answer = await api().delete('/api/v1/things/1?token=secret').expect(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
    expect(answer.text).not.toContain('secret');
    await api().get('/api/v1/none').expect(404);
  });
});
