import { cli } from '../../../apps/cli/src/testing/recorded';

/** What the command line ends with, and all that it says. */
export async function said(...args: string[]): Promise<{ code: number; text: string }> {
  const { code, out, err } = await cli(...args);
  return { code, text: out + err };
}
