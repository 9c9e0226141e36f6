import { type MessageBus } from '@pedigree/messaging';
import { type Client, clusterBus } from '@pedigree/messaging-kafka-core';
import { Admin } from './admin';
import { Consumer } from './consumer';
import { type PlatformaticOptions } from './options';
import { TopicProducer } from './topic-producer';
import { TransactionalProducer } from './transactional-producer';

/**
 * A message bus on a Kafka cluster (3.5 or newer), through @platformatic/kafka. Connects when first
 * used, so making it never fails; `ping` tells whether the cluster answers.
 */
export const platformaticBus = (options: PlatformaticOptions): MessageBus =>
  clusterBus(platformaticClient(options), options);

/** For tests that look behind the port. */
export function platformaticClient(options: PlatformaticOptions): Client {
  const admin = new Admin(options);
  return {
    admin,
    ends: (topic) => admin.allEnds(topic),
    publisher: (topic) => new TopicProducer(topic, options),
    settler: (transactionalId) => new TransactionalProducer(transactionalId, options),
    consumer: (subscribed) => new Consumer(options, subscribed, admin),
    close: () => admin.close(),
  };
}
