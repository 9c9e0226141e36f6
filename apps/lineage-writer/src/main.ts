import 'reflect-metadata';
import { runService } from '@pedigree/service-kit';
import { LineageWriterModule } from '@pedigree/services/lineage-writer';
import { connectWriter } from '@pedigree/wiring';

void runService({ modules: [LineageWriterModule], connect: connectWriter, needsStack: true });
