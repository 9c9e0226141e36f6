import { MessagingError } from '@pedigree/messaging';

/** Waits for work that may hang, but not longer. The work goes on. @throws MessagingError `timeout` */
export async function within<T>(ms: number, doing: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new MessagingError('timeout', `Kafka: ${doing} took longer than ${ms} ms.`);
    timer = setTimeout(() => reject(error), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
