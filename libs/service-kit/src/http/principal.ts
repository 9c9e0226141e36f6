import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';
import { type Config } from '../config/config';

/** Everybody, where no tokens are set: who can reach the service is trusted. */
export const LOCAL_PRINCIPAL = 'local';

/** Who says what Pedigree itself finds: decisions, revocations, marks of what cannot be read. */
export const OWN_PRINCIPAL = 'pedigree';

/** Enough to tell tokens apart, and far too little to find one by. */
const DIGITS = 8;

/** Who writes with a token. It names the token without giving it away. */
export const tokenPrincipal = (token: string): string =>
  `token:${createHash('sha256').update(token).digest('hex').slice(0, DIGITS)}`;

/** Who is taken to have said what came in without the gateway and names nobody: nobody, once there are tokens. */
export const unnamedPrincipal = ({ apiTokens }: Pick<Config, 'apiTokens'>): string | undefined =>
  apiTokens.length === 0 ? LOCAL_PRINCIPAL : undefined;

const principals = new WeakMap<Request, string>();

/** Notes who makes a request. For `bearerAuth` alone. */
export const setPrincipal = (request: Request, principal: string): void =>
  void principals.set(request, principal);

/** Who makes a request that may write. @throws Error where `bearerAuth` has not let it through as a write */
export function principalOf(request: Request): string {
  const principal = principals.get(request);
  if (principal === undefined) throw new Error('This request has no principal: it is no write.');
  return principal;
}

/** Parameter of a controller: who makes the request. */
export const Principal = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  principalOf(context.switchToHttp().getRequest<Request>()),
);
