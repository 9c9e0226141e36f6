import 'reflect-metadata';
import { runService } from '@pedigree/service-kit';
import { PolicyModule } from '@pedigree/services/policy';
import { connect } from '@pedigree/wiring';

void runService({ modules: [PolicyModule], connect, needsStack: true });
