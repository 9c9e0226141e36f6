/** The thread of `Checkpoints`. Plain JavaScript: it runs as it is, from the sources and from a build. */
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('@photostructure/sqlite');

/** Milliseconds: few pages gather meanwhile, and an idle file costs next to nothing. */
const INTERVAL_MS = 250;

const db = new DatabaseSync(workerData, { timeout: 0 });
db.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -256');
/** Passive: keeps nobody from reading or writing, and leaves what it cannot have. */
const checkpoint = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');

const timer = setInterval(() => checkpoint.get(), INTERVAL_MS);
parentPort.once('message', () => {
  clearInterval(timer);
  db.close();
});
