import 'reflect-metadata';
import { runService } from '@pedigree/service-kit';
import { LineageWriterModule } from '@pedigree/services/lineage-writer';
import { connect } from '@pedigree/wiring';

void runService({ modules: [LineageWriterModule], connect, needsStack: true });
