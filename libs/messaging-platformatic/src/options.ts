import { type Socket } from 'node:net';
import { type ClusterOptions } from '@pedigree/messaging-kafka-core';
import { type BaseOptions } from '@platformatic/kafka';

export interface PlatformaticOptions extends ClusterOptions {
  tls?: BaseOptions['tls'];
  sasl?: BaseOptions['sasl'];
  /** A hand on the connections, for proxies and tests. */
  wire?: {
    /** Where a broker is reached. */
    route(broker: Address): Address;
    /** Told of every connection that is made. */
    opened(socket: Socket): void;
  };
}

export interface Address {
  host: string;
  port: number;
}
