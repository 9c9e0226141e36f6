import { get, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Controller, Get, Header, type INestApplication, Param, Res } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { type Response } from 'express';
import request from 'supertest';
import { configureHttp } from './configure-http';
import { ProblemException } from './problem';

const LONG = 'lineage '.repeat(1000);

@Controller()
class Things {
  at = 0;

  @Get('large')
  large(): { text: string; at: number } {
    return { text: LONG, at: this.at };
  }

  @Get('small')
  small(): object {
    return { text: 'a' };
  }

  @Get('lines')
  @Header('content-type', 'application/x-ndjson')
  lines(): string {
    return LONG;
  }

  @Get('events')
  events(@Res() response: Response): void {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(`data: ${LONG}\n\n`);
  }

  @Get('missing/:id')
  missing(@Param('id') id: string): never {
    throw new ProblemException('not-found', `${LONG} ${id}`);
  }
}

describe('compression and caching', () => {
  let app: INestApplication;
  beforeAll(async () => {
    const module = await Test.createTestingModule({ controllers: [Things] }).compile();
    app = module.createNestApplication({ logger: false });
    configureHttp(app, { apiTokens: [] });
    await app.listen(0, '127.0.0.1');
  });
  afterAll(() => app.close());

  const ask = (path: string, encoding: string) =>
    request(app.getHttpServer()).get(`/api/v1/${path}`).set('accept-encoding', encoding);

  it.each(['br', 'gzip', 'deflate'])('compresses with %s', async (encoding) => {
    const { headers, body } = await ask('large', encoding).expect(200);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toContain('Accept-Encoding');
    expect(body.text).toBe(LONG);
  });

  it('leaves alone what is short, and what nobody asked to compress', async () => {
    expect((await ask('small', 'gzip')).headers).not.toHaveProperty('content-encoding');
    expect((await ask('large', 'identity')).headers).not.toHaveProperty('content-encoding');
  });

  it('compresses JSON lines and problems too', async () => {
    expect((await ask('lines', 'gzip')).headers['content-encoding']).toBe('gzip');
    const problem = await ask('missing/1', 'gzip').expect(404);
    expect(problem.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
      'content-type': expect.stringContaining('application/problem+json'),
    });
  });

  it('answers 304 while nothing changed, whatever the encoding', async () => {
    const { headers } = await ask('large', 'gzip').expect(200);
    expect(headers).toMatchObject({
      etag: expect.stringMatching(/^W\/"/),
      'cache-control': 'private, no-cache',
    });
    for (const encoding of ['gzip', 'br', 'identity']) {
      const same = await ask('large', encoding).set('if-none-match', String(headers.etag));
      expect([same.status, same.text]).toEqual([304, '']);
      expect(same.headers).toMatchObject({
        etag: headers.etag,
        'cache-control': 'private, no-cache',
        vary: expect.stringContaining('Accept-Encoding'),
      });
    }
    app.get(Things).at++;
    const changed = await ask('large', 'gzip').set('if-none-match', String(headers.etag));
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(headers.etag);
  });

  it('answers a HEAD with the same ETag and no body', async () => {
    const read = await ask('large', 'gzip');
    const head = await request(app.getHttpServer()).head('/api/v1/large').expect(200);
    expect(head.headers.etag).toBe(read.headers.etag);
  });

  it('passes events on as they are written, although the client would take them compressed', async () => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const options = { port, path: '/api/v1/events', headers: { 'accept-encoding': 'gzip, br' } };
    const response = await new Promise<IncomingMessage>((resolve, reject) =>
      get(options, resolve).on('error', reject),
    );
    expect(response.headers).not.toHaveProperty('content-encoding');
    let text = '';
    for await (const part of response.setEncoding('utf8')) {
      text += String(part);
      if (text.endsWith('\n\n')) break;
    }
    expect(text).toBe(`data: ${LONG}\n\n`);
  });
});
