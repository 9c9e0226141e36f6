/** Where a broker listens and how clients reach it. */
export interface KafkaAddress {
  /** What clients are told to connect to. */
  readonly host: string;
  readonly port: number;
  readonly controllerPort: number;
  /** What the broker binds to. @default host */
  readonly bind?: string;
}

/**
 * Use for a broker that tests share: one node that is its own controller, transactions on.
 *
 * Topics are never made by accident, as in production. Groups and transactions have one partition
 * each, so that one coordinator is all there is to wait for and fewer files are opened.
 *
 * @returns the lines of `server.properties`, without the folder of the data
 */
export function kafkaSettings({ host, port, controllerPort, bind = host }: KafkaAddress) {
  return {
    'node.id': '1',
    'process.roles': 'broker,controller',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://${bind}:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${host}:${port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'auto.create.topics.enable': 'false',
    'group.initial.rebalance.delay.ms': '0',
    'offsets.topic.num.partitions': '1',
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.num.partitions': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
  };
}
