export * from './lineage-writer.controller';
export * from './lineage-writer.module';
