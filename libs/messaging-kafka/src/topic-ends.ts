import { KafkaAdmin } from './admin';
import { countingUndecided } from './internals';
import { type KafkaOptions } from './options';

/**
 * The ends of topics, for all who ask at once. Each topic has a client of its own: kafkajs keeps the
 * metadata of the topics asked for last, and two questions about different topics take them from each
 * other. One question is under way at a time; those who ask meanwhile share the next one, so that no
 * answer is older than its question.
 */
export class TopicEnds {
  private readonly topics = new Map<string, Asking>();

  constructor(private readonly options: KafkaOptions) {}

  /** By partition, the offset after the last acknowledged message. @throws MessagingError `unknown-topic` */
  of(topic: string): Promise<readonly number[]> {
    const asking = this.topics.get(topic) ?? new Asking(topic, this.options);
    this.topics.set(topic, asking);
    return asking.ask();
  }

  async close(): Promise<void> {
    await Promise.all([...this.topics.values()].map((asking) => asking.close()));
  }
}

class Asking {
  private readonly admin: KafkaAdmin;
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<readonly number[]> | undefined;

  constructor(
    private readonly topic: string,
    options: KafkaOptions,
  ) {
    this.admin = new KafkaAdmin(options, countingUndecided);
  }

  ask(): Promise<readonly number[]> {
    this.next ??= this.afterwards();
    return this.next;
  }

  close(): Promise<void> {
    return this.admin.close();
  }

  private async afterwards(): Promise<readonly number[]> {
    await this.running;
    const asked = this.admin.ends(this.topic);
    this.next = undefined;
    this.running = asked.catch(() => undefined);
    return asked;
  }
}
