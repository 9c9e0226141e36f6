import 'reflect-metadata';
import { join } from 'node:path';
import { runService } from '@pedigree/service-kit';
import { IngestGatewayModule } from '@pedigree/services/ingest-gateway';
import { LineageWriterModule } from '@pedigree/services/lineage-writer';
import { PolicyModule } from '@pedigree/services/policy';
import { QueryApiModule } from '@pedigree/services/query-api';
import { connectWriter } from '@pedigree/wiring';
import { runDemo } from './demo/run-demo';
import { welcome } from './welcome';

const WRITER = LineageWriterModule.inThread(join(__dirname, 'writer-thread.js'));
const API = QueryApiModule.withExplorer(join(__dirname, '../explorer'));

void runService({
  modules: [IngestGatewayModule, WRITER, PolicyModule, API],
  connect: connectWriter,
  async onReady({ url }, config) {
    console.log(welcome(url, config));
    if (!process.argv.includes('--demo')) return;
    await runDemo({ baseUrl: url, token: config.apiTokens[0], log: console.log });
  },
});
