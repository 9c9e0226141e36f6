import { type Request } from 'express';

const NOTHING = Buffer.alloc(0);

/** The bytes of a body that the HTTP edge left alone; empty where there was none. */
export const bodyOf = ({ body }: Request): Buffer => (Buffer.isBuffer(body) ? body : NOTHING);
