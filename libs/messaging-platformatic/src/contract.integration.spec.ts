import { describeWithStack, messagingContract } from '@pedigree/testing';
import { platformaticBus } from './platformatic-bus';

describeWithStack('messaging-platformatic', ({ kafkaBrokers }) => {
  messagingContract('Kafka through @platformatic/kafka', async (settings) => {
    const options = { brokers: kafkaBrokers.split(','), clientId: 'contract', ...settings };
    let bus = platformaticBus(options);
    const reopen = async () => {
      await bus.close();
      return (bus = platformaticBus(options));
    };
    return { bus, reopen };
  });
});
