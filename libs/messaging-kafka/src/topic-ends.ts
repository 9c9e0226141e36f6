import { SharedQuestion } from '@pedigree/messaging-kafka-core';
import { KafkaAdmin } from './admin';
import { countingUndecided } from './internals';
import { type KafkaOptions } from './options';

/**
 * The ends of topics, for all who ask at once. Each topic has a client of its own: kafkajs keeps the
 * metadata of the topics asked for last, and two questions about different topics take them from each
 * other.
 */
export class TopicEnds {
  private readonly topics = new Map<string, Asking>();

  constructor(private readonly options: KafkaOptions) {}

  /** By partition, the offset after the last acknowledged message. @throws MessagingError `unknown-topic` */
  of(topic: string): Promise<readonly number[]> {
    const asking = this.topics.get(topic) ?? askingFor(topic, this.options);
    this.topics.set(topic, asking);
    return asking.question.ask();
  }

  async close(): Promise<void> {
    await Promise.all([...this.topics.values()].map(({ admin }) => admin.close()));
  }
}

interface Asking {
  admin: KafkaAdmin;
  question: SharedQuestion<readonly number[]>;
}

function askingFor(topic: string, options: KafkaOptions): Asking {
  const admin = new KafkaAdmin(options, countingUndecided);
  return { admin, question: new SharedQuestion(() => admin.ends(topic)) };
}
