export { IngestGatewayModule } from './ingest-gateway.module';
