import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiOperation,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { problem, PROBLEMS, type ProblemName } from './problem';
import { NDJSON } from './representation';

class Problem extends createZodDto(problem) {}

/** One way a route answers. */
export interface Answer {
  description: string;
  /** A class made by `createZodDto`; its name is the schema's name. Of several, it answers any one. */
  type?: Type<unknown> | readonly Type<unknown>[];
  /** @default application/json */
  mediaType?: string;
  example?: unknown;
  /** An example, where the route also answers Markdown. */
  markdown?: string;
  /** An example, where the route also answers JSON lines. */
  lines?: string;
  /** Header name -> what it says. */
  headers?: Readonly<Record<string, string>>;
}

type MediaType = {
  schema: object;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
};

export interface RouteDocs {
  summary: string;
  description?: string;
  /** Body by media type, where a DTO cannot say it. */
  body?: Readonly<Record<string, MediaType>>;
  /** Status -> answer, of the answers below 400. */
  answers: Readonly<Record<number, Answer>>;
  /** The problems that are peculiar to the route; those every route may answer are added. */
  problems?: readonly ProblemName[];
  /** True where a token is needed. */
  write?: boolean;
}

/** What any route may answer. */
const COMMON: readonly ProblemName[] = ['rate-limited', 'internal', 'unavailable', 'timeout'];

/** Documents a route for OpenAPI: everything that its types do not say. */
export const Documented = (docs: RouteDocs): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary: docs.summary,
      ...(docs.description === undefined ? {} : { description: docs.description }),
      ...(docs.body === undefined ? {} : { requestBody: { required: true, content: docs.body } }),
    }),
    ...Object.entries(docs.answers).map(([status, answer]) => documentAnswer(status, answer)),
    ...byStatus([...problemsOfRoute(docs), ...COMMON]).map(documentProblems),
    ...(docs.write === true ? [ApiBearerAuth()] : []),
  );

const problemsOfRoute = ({ problems = [], write = false }: RouteDocs): readonly ProblemName[] =>
  write ? [...problems, 'unauthorized', 'too-large', 'unsupported-media-type'] : problems;

function documentAnswer(status: string, answer: Answer): MethodDecorator {
  const { description, headers = {} } = answer;
  const content = contentOf(answer);
  return applyDecorators(
    ApiExtraModels(...typesOf(answer)),
    ApiResponse({
      status: Number(status),
      description,
      headers: Object.fromEntries(Object.entries(headers).map(documentHeader)),
      ...(Object.keys(content).length === 0 ? {} : { content }),
    }),
  );
}

const typesOf = ({ type = [] }: Answer): readonly Type<unknown>[] =>
  typeof type === 'function' ? [type] : type;

function contentOf(answer: Answer): Record<string, MediaType> {
  const { mediaType = 'application/json', example } = answer;
  const references = typesOf(answer).map((type) => ({ $ref: getSchemaPath(type) }));
  const [only = { type: 'string' }, ...others] = references;
  const schema = others.length === 0 ? only : { oneOf: references };
  const empty = references.length === 0 && example === undefined;
  return {
    ...(empty ? {} : { [mediaType]: { schema, ...(example === undefined ? {} : { example }) } }),
    ...asText('text/markdown', answer.markdown),
    ...asText(NDJSON, answer.lines),
  };
}

const asText = (mediaType: string, example: string | undefined): Record<string, MediaType> =>
  example === undefined ? {} : { [mediaType]: { schema: { type: 'string' }, example } };

const documentHeader = ([name, description]: [string, string]) =>
  [name, { description, schema: { type: 'string' as const } }] as const;

/** OpenAPI has one response per status; several problems may share one. */
function byStatus(names: readonly ProblemName[]): ProblemName[][] {
  const statuses = new Set(names.map((name) => PROBLEMS[name][0]));
  const distinct = [...new Set(names)];
  return [...statuses].map((status) => distinct.filter((name) => PROBLEMS[name][0] === status));
}

function documentProblems(names: readonly ProblemName[]): MethodDecorator {
  const examples = Object.fromEntries(
    names.map((name) => [name, { summary: PROBLEMS[name][1], value: exampleOf(name) }]),
  );
  const schema = { $ref: getSchemaPath(Problem) };
  return applyDecorators(
    ApiExtraModels(Problem),
    ApiResponse({
      status: PROBLEMS[names[0] ?? 'internal'][0],
      description: names.map((name) => PROBLEMS[name][1]).join('; or: '),
      content: { 'application/problem+json': { schema, examples } },
    }),
  );
}

function exampleOf(name: ProblemName): object {
  const [status, title] = PROBLEMS[name];
  return {
    type: `urn:pedigree:problem:${name}`,
    title,
    status,
    detail: 'What went wrong with this very request, as a sentence.',
    instance: '/api/v1/...',
  };
}
