import 'reflect-metadata';
import { join } from 'node:path';
import { runService } from '@pedigree/service-kit';
import { QueryApiModule } from '@pedigree/services/query-api';
import { connect } from '@pedigree/wiring';

const API = QueryApiModule.withExplorer(join(__dirname, '../explorer'));

void runService({ modules: [API], connect, needsStack: true });
