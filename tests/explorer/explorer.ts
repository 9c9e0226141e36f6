import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServiceProcess, startProcess } from '@pedigree/testing';
import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { runDemo } from '../../apps/standalone/src/demo/run-demo';
import { describeWithChromium, launch } from './chromium';

/** The explorer as users meet it: the built standalone with the demo's lineages, in a real browser. */
export interface Explorer {
  /** Without a slash at the end. */
  url: string;
  /**
   * A page of a browser of its own, on a path of the explorer. What it logs as an error, or the content
   * security policy refuses, fails the test that follows `quiet`.
   */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Throws what pages had to complain of since the last call. */
  quiet(): void;
  /** Sends events through the API. */
  send(events: readonly object[]): Promise<void>;
  /** Stops the server, as it is when it is out of reach. */
  stopServer(): Promise<void>;
}

/** Declares tests that share one explorer; it is there from `beforeAll` on. */
export function describeExplorer(name: string, define: (explorer: () => Explorer) => void): void {
  describeWithChromium(name, (executablePath) => {
    let running: { explorer: Explorer; stop(): Promise<void> } | undefined;
    beforeAll(async () => {
      running = await start(executablePath);
    });
    afterAll(async () => running?.stop());
    define(() => {
      if (running === undefined) throw new Error('The explorer is there from beforeAll on.');
      return running.explorer;
    });
  });
}

async function start(executablePath: string) {
  const folder = await mkdtemp(join(tmpdir(), 'pedigree-explorer-'));
  const env = {
    PEDIGREE_DATA_DIR: folder,
    PEDIGREE_LOG_LEVEL: 'warn',
    PEDIGREE_RATE_LIMIT: '100000',
  };
  const [server, browser] = await Promise.all([
    startProcess('standalone', env),
    launch(executablePath),
  ]);
  await runDemo({ baseUrl: server.url, log: () => undefined });
  const stop = async () => {
    await browser.close();
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  };
  return { explorer: explorerOf(server, browser), stop };
}

function explorerOf(server: ServiceProcess, browser: Browser): Explorer {
  const complaints: string[] = [];
  const { url } = server;
  return {
    url,
    async open(path, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        ...options,
      });
      const page = await context.newPage();
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(`${url}${path}`);
      return page;
    },
    quiet: () => expect(complaints.splice(0)).toEqual([]),
    send: (events) => send(url, events),
    stopServer: () => server.kill(),
  };
}

/** Events in one request; the gateway takes a thousand at most, and says so. */
const BATCH = 500;

async function send(url: string, events: readonly object[]): Promise<void> {
  for (let at = 0; at < events.length; at += BATCH) {
    const response = await fetch(`${url}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(events.slice(at, at + BATCH)),
    });
    if (response.status !== 202) throw new Error(await response.text());
  }
}
