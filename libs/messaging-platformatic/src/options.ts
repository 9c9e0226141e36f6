import { type ClusterOptions } from '@pedigree/messaging-kafka-core';
import { type BaseOptions } from '@platformatic/kafka';

export interface PlatformaticOptions extends ClusterOptions {
  tls?: BaseOptions['tls'];
  sasl?: BaseOptions['sasl'];
  /** Where a broker is reached, for proxies. @default the address it gives */
  route?: (broker: Address) => Address;
}

export interface Address {
  host: string;
  port: number;
}
