import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  describeWithStack,
  eventually,
  type ServiceProcess,
  stackVariables,
  startProcess,
} from '@pedigree/testing';
import { type Consumer, Kafka, logLevel } from 'kafkajs';
import {
  expectAncestry,
  expectBlocked,
  expectEarlierFacet,
  expectFacets,
} from './openlineage-client/same-base-student';
import { describeWithPython } from './python/describe-with-python';

/* The OpenLineage client for Python, configured as its users do, against a whole Pedigree. */

const execute = promisify(execFile);
const CLIENT = {
  folder: 'openlineage-1.54.0',
  packages: ['openlineage-python==1.54.0', 'confluent-kafka==2.16.1'],
  modules: ['openlineage.client', 'confluent_kafka'],
};
const TOKEN = 'openlineage-client-token';
const COMMON = { PEDIGREE_LOG_LEVEL: 'warn' };
const WITH_TOKENS = { PEDIGREE_API_TOKENS: TOKEN };
const OVER = 'OPENLINEAGE__TRANSPORT';
/** How many events the script emits, repeats included: 1 + 3 + 2 + 4. */
const EVENTS = 10;
const newFamily = (): string => `ol-${randomUUID()}`;

const httpTransport = (url: string) => ({
  type: 'http',
  url,
  endpoint: 'api/v1/lineage',
  compression: 'gzip',
  auth: { type: 'api_key', apiKey: TOKEN },
});
const kafkaTransport = (brokers: string) => ({
  type: 'kafka',
  topic: 'lineage.events',
  config: { 'bootstrap.servers': brokers },
});

describeWithPython('the OpenLineage client for Python', CLIENT, (python) => {
  let folder: string;
  let service: ServiceProcess;
  const start = async (env: Record<string, string>): Promise<void> => {
    service = await startProcess('standalone', { ...COMMON, PEDIGREE_DATA_DIR: folder, ...env });
  };
  /** Runs the script to its end, so that every event is acknowledged; answers the transport it used. */
  const emit = async (family: string, env: Record<string, string>): Promise<unknown> => {
    const script = join(__dirname, 'openlineage-client', 'emit_lineage.py');
    const clean = { PATH: process.env.PATH, HOME: folder, PYTHONUTF8: '1', ...env };
    const options = { env: clean, cwd: folder, timeout: 60_000 };
    const { stdout } = await execute(python, [script, family], options);
    return JSON.parse(stdout);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pedigree-openlineage-'));
    await execute(process.execPath, [join(__dirname, '..', 'tools', 'build.mjs')]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  describe('over HTTP', () => {
    beforeAll(() => start(WITH_TOKENS));
    afterAll(() => service?.stop());

    it('tells of a same-base student, compressed and with an API key, and the gate blocks it', async () => {
      const family = newFamily();
      const env = Object.entries(httpTransport(`${service.url}/`)).map(([name, value]) => [
        `${OVER}__${name.toUpperCase()}`,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      const used = await emit(family, Object.fromEntries(env));
      expect(used).toEqual({ kind: 'http', compression: 'gzip' });
      await expectBlocked(service.url, family, { token: TOKEN });
      await expectAncestry(service.url, family);
      await expectFacets(service.url, family);
    });

    it('needs nothing but OPENLINEAGE_URL and OPENLINEAGE_API_KEY', async () => {
      const family = newFamily();
      const env = { OPENLINEAGE_URL: service.url, OPENLINEAGE_API_KEY: TOKEN };
      expect(await emit(family, env)).toEqual({ kind: 'http', compression: 'None' });
      await expectBlocked(service.url, family, { token: TOKEN });
      await expectAncestry(service.url, family);
    });

    it('keeps the facets that later events do not repeat', async () => {
      const family = newFamily();
      await emit(family, { OPENLINEAGE_URL: service.url, OPENLINEAGE_API_KEY: TOKEN });
      await expectAncestry(service.url, family);
      await expectEarlierFacet(service.url, family);
    });

    it('is told where its key is not known', async () => {
      const env = { OPENLINEAGE_URL: service.url, OPENLINEAGE_API_KEY: 'another-token-altogether' };
      await expect(emit(newFamily(), env)).rejects.toThrow('401 Client Error');
    });
  });

  describeWithStack('over Kafka', (stack) => {
    const read: { key: string; value: string; headers: string[] }[] = [];
    let consumer: Consumer;
    const transport = kafkaTransport(stack.kafkaBrokers);
    const overKafka = {
      [`${OVER}__TYPE`]: transport.type,
      [`${OVER}__TOPIC`]: transport.topic,
      [`${OVER}__CONFIG`]: JSON.stringify(transport.config),
    };

    beforeAll(async () => {
      await start(stackVariables(stack));
      const brokers = stack.kafkaBrokers.split(',');
      consumer = new Kafka({ brokers, logLevel: logLevel.NOTHING }).consumer({
        groupId: `test-${randomUUID()}`,
      });
      await consumer.connect();
      await consumer.subscribe({ topic: transport.topic, fromBeginning: true });
      await consumer.run({
        eachMessage: async ({ message: { key, value, headers = {} } }) => {
          read.push({ key: String(key), value: String(value), headers: Object.keys(headers) });
        },
      });
    });
    afterAll(async () => {
      await consumer?.disconnect();
      await service?.stop();
    });
    const readOf = (family: string) => read.filter(({ value }) => value.includes(family));

    it('tells of a same-base student as plain JSON, and the gate blocks it', async () => {
      const family = newFamily();
      expect(await emit(family, overKafka)).toEqual({ kind: 'kafka', compression: 'None' });
      await expectBlocked(service.url, family, { token: TOKEN, waitSeconds: 60 });
      await expectAncestry(service.url, family);
      await expectFacets(service.url, family);
      const { headers } = await eventually(() => readOf(family)[0], 30_000);
      expect(headers).toEqual([]);
    });

    it('is one with what comes over HTTP: same key, same bytes, every fact once', async () => {
      const family = newFamily();
      const transports = { kafka: transport, http: httpTransport(`${service.url}/`) };
      const env = {
        [`${OVER}__TYPE`]: 'composite',
        [`${OVER}__TRANSPORTS`]: JSON.stringify(transports),
        [`${OVER}__CONTINUE_ON_FAILURE`]: 'false',
      };
      expect(await emit(family, env)).toMatchObject({ kind: 'composite' });
      await expectBlocked(service.url, family, { token: TOKEN, waitSeconds: 60 });
      await expectAncestry(service.url, family);

      await eventually(() => expect(readOf(family)).toHaveLength(EVENTS * 2), 30_000);
      const [direct, gateway] = [true, false].map((plain) =>
        readOf(family).filter(({ headers }) => (headers.length === 0) === plain),
      );
      const contents = (messages = direct) => messages?.map(({ key, value }) => key + value).sort();
      expect(contents(gateway)).toEqual(contents());
      expect(direct?.map(({ key }) => key)).toContain(`dataset:acme-größe://${family}/basis 🦉`);
      expect(direct?.map(({ key }) => key)).toContain(`run:acme-größe://${family}/finetune → 教師`);
    });

    it('is nobody’s word once there are tokens: it counts against a model, and not for it', async () => {
      await service.stop();
      await start({ ...stackVariables(stack), ...WITH_TOKENS });
      const family = newFamily();
      await emit(family, overKafka);
      await expectBlocked(service.url, family, {
        token: TOKEN,
        waitSeconds: 60,
        indeterminate: true,
      });
    });
  });
});
