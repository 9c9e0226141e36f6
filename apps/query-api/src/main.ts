import 'reflect-metadata';
import { runService } from '@pedigree/service-kit';
import { QueryApiModule } from '@pedigree/services/query-api';
import { connect } from '@pedigree/wiring';

void runService({ modules: [QueryApiModule], connect, needsStack: true });
