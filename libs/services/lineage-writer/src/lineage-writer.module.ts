import { Module } from '@nestjs/common';
import { LineageWriterController } from './lineage-writer.controller';
import { ProgressCheck } from './progress-check';

/** Writes lineage. Needs `PlatformModule` and a started `BatchTransport`. */
@Module({ controllers: [LineageWriterController], providers: [ProgressCheck] })
export class LineageWriterModule {}
