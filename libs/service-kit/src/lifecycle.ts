import { Injectable } from '@nestjs/common';

/** Whether the service is on its way down: then it is not ready, and nothing may wait for long. */
@Injectable()
export class Lifecycle {
  private readonly controller = new AbortController();

  /** Aborts when shutdown begins, before connections are closed. */
  get stopping(): AbortSignal {
    return this.controller.signal;
  }

  stop(): void {
    this.controller.abort();
  }
}
