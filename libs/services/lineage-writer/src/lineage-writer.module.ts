import { Module } from '@nestjs/common';
import { LineageWriterController } from './lineage-writer.controller';

/** Writes lineage. Needs `PlatformModule` and a started `BatchTransport`. */
@Module({ controllers: [LineageWriterController] })
export class LineageWriterModule {}
