import 'reflect-metadata';
import { runService } from '@pedigree/service-kit';
import { IngestGatewayModule } from '@pedigree/services/ingest-gateway';
import { connect } from '@pedigree/wiring';

void runService({ modules: [IngestGatewayModule], connect, needsStack: true });
