import { join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import express, { type Application, type Request, type RequestHandler } from 'express';

/** Folder of the built explorer. */
export const EXPLORER_FOLDER = Symbol('EXPLORER_FOLDER');

/** What is never a page of the explorer, so that a wrong path there is told of as such. */
const RESERVED = /^\/(api|assets|healthz|readyz|metrics)(\/|$)/;
/** Names of assets carry a hash of what is in them. */
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Serves the explorer: its files, and its one page at every path that is not the API's. */
@Injectable()
export class ExplorerPages implements OnModuleInit {
  constructor(
    @Inject(EXPLORER_FOLDER) private readonly folder: string,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Before the routes: those answer what is no page. */
  onModuleInit(): void {
    const app = this.host.httpAdapter.getInstance<Application>();
    const assets = join(this.folder, 'assets');
    app.use('/assets', express.static(assets, { immutable: true, maxAge: YEAR_MS, index: false }));
    app.use(page(join(this.folder, 'index.html')));
  }
}

const page =
  (file: string): RequestHandler =>
  (request, response, next) => {
    if (!asksForPage(request)) return next();
    response.sendFile(file, { headers: { 'cache-control': 'no-cache' } }, (error) => {
      // Not built: then there are no pages, as for a service without the explorer.
      if (error !== undefined && !response.headersSent) next();
    });
  };

/** Browsers ask for pages before anything else; who takes anything gets one at the root alone. */
function asksForPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (RESERVED.test(request.path)) return false;
  return request.path === '/' || request.accepts(['json', 'html']) === 'html';
}
