import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Ctx,
  EventPattern,
  type KafkaContext,
  type MicroserviceOptions,
  Transport,
} from '@nestjs/microservices';
import { parseEvent, TOPICS } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { neo4jGraph } from '@pedigree/graph-neo4j';
import { recordEvent } from '@pedigree/lineage';
import { stackFromEnvironment, type StackAddresses } from '@pedigree/testing';

let graph: Graph;

/** What Nest's documentation leads to: its Kafka server as it comes, and a transaction for each message. */
@Controller()
class StockController {
  @EventPattern(TOPICS.lineageEvents)
  async take(@Ctx() context: KafkaContext): Promise<void> {
    const { headers = {}, value, offset, timestamp } = context.getMessage();
    const attributes = Object.entries(headers)
      .filter(([name]) => name.startsWith('ce_'))
      .map(([name, text]) => [name.slice(3), String(text)] as const);
    const event = { ...Object.fromEntries(attributes), data: value };
    const parsed = parseEvent(event, new Date(Number(timestamp)).toISOString());
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const place = { topic: context.getTopic(), partition: context.getPartition() };
    const origin = { ...place, offset: Number(offset), timestamp: Number(timestamp) };
    const recording = recordEvent(parsed.value, origin);
    await graph.writer.record([recording], [{ ...place, next: origin.offset + 1 }]);
  }
}

@Module({ controllers: [StockController] })
class StockModule {}

async function main(stack: StackAddresses): Promise<void> {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password, kafkaBrokers } = stack;
  graph = await neo4jGraph({ uri, user, password });
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(StockModule, {
    logger: false,
    transport: Transport.KAFKA,
    options: {
      client: { brokers: kafkaBrokers.split(','), clientId: 'stock', logLevel: 0 },
      consumer: { groupId: 'stock' },
      subscribe: { fromBeginning: true },
    },
  });
  await app.listen();
  process.on('SIGTERM', () => process.exit(0));
  console.log('ready');
}

const stack = stackFromEnvironment();
if (stack === undefined) throw new Error('KAFKA_BROKERS and NEO4J_URI are not set.');
void main(stack);
