import { describeWithStack, messagingContract } from '@pedigree/testing';
import { kafkaBus } from './kafka-bus';

describeWithStack('messaging-kafka', ({ kafkaBrokers }) => {
  messagingContract('Kafka', async (settings) => {
    const options = { brokers: kafkaBrokers.split(','), clientId: 'contract', ...settings };
    let bus = kafkaBus(options);
    const reopen = async () => {
      await bus.close();
      return (bus = kafkaBus(options));
    };
    return { bus, reopen };
  });
});
