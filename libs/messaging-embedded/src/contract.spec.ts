import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messagingContract } from '@pedigree/testing';
import { embeddedBus } from './embedded-bus';

messagingContract('embedded', async (settings) => {
  const directory = await mkdtemp(join(tmpdir(), 'pedigree-bus-'));
  let bus = embeddedBus({ directory, ...settings });
  const reopen = async () => {
    await bus.close();
    return (bus = embeddedBus({ directory, ...settings }));
  };
  return { bus, reopen };
});
