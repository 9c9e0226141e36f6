import { existsSync } from 'node:fs';
import { freshFolder, startProgram } from './children';

const program = async (script: string, readyLimitMs = 10_000) => ({
  name: 'The program',
  command: process.execPath,
  args: ['-e', script],
  readyLine: 'READY',
  readyLimitMs,
  folder: await freshFolder('spec'),
});

describe('startProgram', () => {
  it('closes standard input to stop it, and deletes its folder', async () => {
    const server = await program('process.stdin.resume(); console.log("READY")');
    const running = await startProgram(server);
    expect(existsSync(server.folder)).toBe(true);
    await running.stop();
    expect(existsSync(server.folder)).toBe(false);
    expect(() => process.kill(running.pid, 0)).toThrow();
  });

  it('reports the last lines of a program that ends before it is ready', async () => {
    const server = await program('console.error("Address already in use"); process.exit(3)');
    await expect(startProgram(server)).rejects.toThrow(/code 3.*\nAddress already in use/);
    expect(existsSync(server.folder)).toBe(false);
  });

  it('gives up on a program that is never ready', async () => {
    const server = await program('process.stdin.resume(); console.log("hm")', 500);
    await expect(startProgram(server)).rejects.toThrow(/Waited 0.5 s for The program to be ready/);
  });

  it('reports a program that does not exist', async () => {
    const server = { ...(await program('')), command: '/nowhere/java' };
    await expect(startProgram(server)).rejects.toThrow(/did not start.*ENOENT/);
  });
});
