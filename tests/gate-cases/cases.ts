import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Type, data, and attributes that override those of the envelope. */
export type CaseEvent = [type: string, data: object, extra?: Record<string, unknown>];

export interface Expectation {
  /** An HTTP status, `refused` (4xx, or named in `rejected`) or `any` but 5xx. */
  status?: number | 'refused' | 'any';
  verdict?: 'approved' | 'blocked';
  /** Rules among the reasons. */
  has?: string[];
  hasNot?: string[];
  hasAny?: string[];
  /** Ids among the nodes of a read. */
  nodes?: string[];
  nodesNot?: string[];
}

export interface CaseRequest {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  expect?: Expectation;
}

export interface CaseBatch {
  events: CaseEvent[];
  expect?: Expectation;
}

/** A small history, and what the gate must answer to one question. */
export interface GateCase {
  id: string;
  title: string;
  why: string;
  events?: CaseEvent[];
  /** Sent after the events, in order. */
  requests?: (CaseRequest | CaseBatch)[];
  ask?: {
    model?: unknown;
    environment?: string;
    extra?: object;
    plan?: object;
    standing?: string;
    get?: string;
  };
  expect?: Expectation;
  order?: 'fixed';
  /** The service may refuse the events instead; the answer must be the same. */
  refusable?: boolean;
}

/** Cases as they were handed over; `title` and `why` say what each is for. */
export const GATE_CASES = JSON.parse(
  readFileSync(join(__dirname, 'gate-cases.json'), 'utf8'),
) as readonly GateCase[];
