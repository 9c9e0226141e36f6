import { type MessageBus } from '@pedigree/messaging';
import { type Client, clusterBus } from '@pedigree/messaging-kafka-core';
import { KafkaAdmin } from './admin';
import { KafkaConsumer } from './consumer';
import { type KafkaOptions } from './options';
import { TopicProducer } from './producer';
import { TopicEnds } from './topic-ends';
import { TransactionalProducer } from './transactional-producer';

/**
 * A message bus on a Kafka cluster (2.1 or newer), through kafkajs. Connects when first used, so
 * making it never fails; `ping` tells whether the cluster answers.
 */
export const kafkaBus = (options: KafkaOptions): MessageBus =>
  clusterBus(kafkajsClient(options), options);

/** For tests that look behind the port. */
export function kafkajsClient(options: KafkaOptions): Client {
  const admin = new KafkaAdmin(options);
  const ends = new TopicEnds(options);
  return {
    admin,
    ends: (topic) => ends.of(topic),
    publisher: (topic) => new TopicProducer(topic, options),
    settler: (transactionalId) => new TransactionalProducer(transactionalId, options),
    consumer: (subscribed) => new KafkaConsumer(options, subscribed, admin),
    close: async () => {
      await Promise.all([admin.close(), ends.close()]);
    },
  };
}
