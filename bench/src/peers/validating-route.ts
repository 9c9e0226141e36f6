import 'reflect-metadata';
import { type AddressInfo } from 'node:net';
import { Controller, HttpCode, Module, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { decodeHttp } from '@pedigree/events';
import { rawBody } from '@pedigree/service-kit';
import { type Request } from 'express';

/** The floor of the gateway: Nest on Express, the same validation, and an answer. Nothing is kept. */
@Controller('events')
class ValidatingController {
  @Post()
  @HttpCode(202)
  post(@Req() { headers, body }: Request) {
    const decoded = decodeHttp({ headers, body: body as Buffer }, new Date().toISOString());
    const accepted = decoded.ok ? decoded.events.filter(({ ok }) => ok).length : 0;
    return { accepted, rejected: [] };
  }
}

@Module({ controllers: [ValidatingController] })
class ValidatingModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create(ValidatingModule, { logger: false, bodyParser: false });
  app.use(rawBody());
  app.setGlobalPrefix('api/v1');
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as { address(): AddressInfo }).address();
  process.on('SIGTERM', () => process.exit(0));
  console.log(`http://127.0.0.1:${port}`);
}

void main();
