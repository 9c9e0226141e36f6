export { Checkpoints } from './checkpoints';
export { openFile } from './open-file';
