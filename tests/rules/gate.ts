import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigner, publicJwks, type Signer } from '@pedigree/attestation';
import { type Decision } from '@pedigree/events';
import {
  adapterLog,
  createLog,
  parseConfig,
  type RunningService,
  startService,
} from '@pedigree/service-kit';
import { IngestGatewayModule } from '@pedigree/services/ingest-gateway';
import { LineageWriterModule } from '@pedigree/services/lineage-writer';
import { PolicyModule } from '@pedigree/services/policy';
import { QueryApiModule } from '@pedigree/services/query-api';
import { connect } from '@pedigree/wiring';
import { parse } from 'yaml';
import { type Sent, World } from './world';

const MODULES = [IngestGatewayModule, LineageWriterModule, PolicyModule, QueryApiModule];
const DEFAULT_BUNDLE = join(__dirname, '../../policies/default.yaml');

/** The whole of Pedigree in this process, with a policy that trusts a key of ours. */
export class Gate {
  private constructor(
    private readonly service: RunningService,
    private readonly directory: string,
    readonly signer: Signer,
    /** The bundle in force: rewrite it to change the policy. */
    readonly bundleFile: string,
  ) {}

  /** @param environment of the service, besides what keeps it apart from others */
  static async start(environment: Readonly<Record<string, string>> = {}): Promise<Gate> {
    const directory = mkdtempSync(join(tmpdir(), 'pedigree-gate-'));
    const signer = generateSigner();
    const bundleFile = join(directory, 'policy.json');
    writeFileSync(bundleFile, JSON.stringify(bundleTrusting(signer)));
    const shadowFile = join(directory, 'shadow.json');
    writeFileSync(shadowFile, JSON.stringify(withoutRule('trait-evals-missing')));
    const parsed = parseConfig({
      PORT: '0',
      PEDIGREE_DATA_DIR: join(directory, 'data'),
      PEDIGREE_POLICY: bundleFile,
      PEDIGREE_SHADOW_POLICY: shadowFile,
      PEDIGREE_RECHECK_MS: '200',
      PEDIGREE_LOG_LEVEL: 'silent',
      ...environment,
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const { config } = parsed;
    const logger = createLog({ level: config.logLevel, terse: false });
    const platform = { ...(await connect(config, adapterLog(logger, 'Adapter'))), config };
    const service = await startService({ modules: MODULES, platform, logger });
    return new Gate(service, directory, signer, bundleFile);
  }

  get url(): string {
    return this.service.url;
  }

  world(): World {
    return new World(this.signer);
  }

  /** Reviews after what they are about: the broker dates each partition by itself, so within one batch either may be first. */
  async send(events: readonly Sent[]): Promise<void> {
    for (const batch of batchesOf(events)) await this.sendBatch(batch);
  }

  private async sendBatch(events: readonly Sent[]): Promise<void> {
    const response = await fetch(`${this.url}/api/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(events),
    });
    const answer = (await response.json()) as { accepted?: number };
    if (answer.accepted !== events.length) throw new Error(JSON.stringify(answer));
  }

  async promote(model: unknown, environment = 'production', more: object = {}): Promise<Decision> {
    const body = { model, environment, requestedBy: 'ci', ...more };
    return (await this.post('/promotions?wait=60', body)) as Decision;
  }

  async post(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return JSON.parse(text) as unknown;
  }

  async get(path: string, accept = 'application/json'): Promise<string> {
    const response = await fetch(`${this.url}/api/v1${path}`, { headers: { accept } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return text;
  }

  async close(): Promise<void> {
    await this.service.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

const isReview = ({ type }: Sent): boolean => type === 'ai.pedigree.review.recorded.v1';

/** In the same order, cut where reviews begin or end. */
function batchesOf(events: readonly Sent[]): Sent[][] {
  const batches: Sent[][] = [];
  for (const event of events) {
    const last = batches.at(-1);
    if (last?.[0] !== undefined && isReview(last[0]) === isReview(event)) last.push(event);
    else batches.push([event]);
  }
  return batches;
}

type Bundle = Record<string, unknown> & { rules: { id: string }[] };

const defaultBundle = (): Bundle => parse(readFileSync(DEFAULT_BUNDLE, 'utf8')) as Bundle;

/** The default bundle as JSON, with one trusted key. */
export const bundleTrusting = (signer: Signer): Bundle => ({
  ...defaultBundle(),
  trustedKeys: [{ id: 'tests', jwks: publicJwks(signer) }],
});

/** What the shadow policy is: laxer by one rule. */
function withoutRule(id: string): Bundle {
  const { rules, ...rest } = defaultBundle();
  return { ...rest, name: 'shadow', rules: rules.filter((rule) => rule.id !== id) };
}

export const rulesOf = ({ reasons }: Decision): string[] => reasons.map(({ rule }) => rule);
