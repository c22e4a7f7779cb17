import { z } from 'zod/v4';
import { errorAnswer } from './answers';
import { JSON_TYPE, OPERATIONS, type Operation } from './operations';

type Json = Record<string, unknown>;

/** Where the API is mounted. */
const SERVER = '/api/public';

/** The OpenAPI 3.1 document of the public API, from the table of operations and the schemas that read requests. */
export function openApiDocument(): Json {
  const operations = Object.entries(OPERATIONS);
  return {
    openapi: '3.1.0',
    info: {
      title: '办事指南公开数据接口 Service guides, public API',
      version: '1.0.0',
      description:
        'What a release of a site shows, and nothing else. Every answer names its release and carries an ETag.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: SERVER }],
    paths: Object.fromEntries(operations.flatMap(([name, row]) => pathsOf(name, row))),
    components: {
      schemas: {
        Error: jsonSchema(errorAnswer),
        ...Object.fromEntries(
          operations.map(([name, { answer }]) => [schemaName(name), jsonSchema(answer)])
        ),
      },
      responses: Object.fromEntries(
        Object.entries(FAILURES).map(([status, description]) => [
          `Error${status}`,
          { description, content: { [JSON_TYPE]: { schema: reference('schemas', 'Error') } } },
        ])
      ),
    },
  };
}

const FAILURES: Readonly<Record<string, string>> = {
  400: 'A parameter is unknown or has a wrong value',
  404: 'Not public, or no such site',
  410: 'Withdrawn from the public, with reason and successor; or the release went back',
  429: 'Too many requests; the header Retry-After says when to try again',
  503: 'The site has no release yet',
};

function pathsOf(name: string, row: Operation): Array<[string, Json]> {
  const { path, answer: _answer, endings = {}, alternative } = row;
  const schema = { schema: reference('schemas', schemaName(name)) };
  const json = { [JSON_TYPE]: schema, ...(alternative ? { [alternative]: { schema: ANY } } : {}) };
  const address = path.replaceAll(/:(\w+)/g, '{$1}');
  const others = Object.entries(endings).map(([ending, type]): [string, Json] => [
    `${address}.${ending}`,
    item({ row, id: `${name}As${capitalized(ending)}`, content: { [type]: { schema: TEXT } } }),
  ]);
  return [[address, item({ row, id: name, content: json })], ...others];
}

/** A JSON-LD document: any object. */
const ANY = { type: 'object' };
const TEXT = { type: 'string' };

function item({ row, id, content }: { row: Operation; id: string; content: Json }): Json {
  const operation = {
    operationId: id,
    summary: row.summary,
    parameters: [...pathParameters(row.path), ...queryParameters(row.parameters)],
    responses: {
      200: {
        description: row.summary,
        headers: { ETag: { schema: TEXT }, 'X-Release': { schema: TEXT } },
        content,
      },
      304: { description: 'Not changed since the ETag of If-None-Match' },
      ...Object.fromEntries(
        Object.keys(FAILURES).map((status) => [status, reference('responses', `Error${status}`)])
      ),
    },
  };
  return { get: operation };
}

const pathParameters = (path: string) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: TEXT,
  }));

/**
 * Parameters as they stand in an address: an object becomes one parameter for each of its leaves, `filters[code][$eq]`.
 * OpenAPI's own form for objects, `deepObject`, knows no second level.
 */
function queryParameters(schema: z.ZodType): Json[] {
  return leaves('', jsonSchema(schema), false);
}

function leaves(name: string, schema: Json, required: boolean): Json[] {
  if (schema.type !== 'object') return [leaf(name, schema, required)];
  const needed = new Set((schema.required ?? []) as string[]);
  return Object.entries(schema.properties as Record<string, Json>).flatMap(([key, child]) =>
    leaves(
      name === '' ? key : `${name}[${key}]`,
      child,
      // A parameter with a default need not be given, nor one whose object need not.
      (name === '' || required) && needed.has(key) && !('default' in child)
    )
  );
}

function leaf(name: string, schema: Json, required: boolean): Json {
  const { description, ...rest } = schema;
  return {
    name,
    in: 'query',
    required,
    ...(description ? { description } : {}),
    ...(schema.type === 'array' ? { style: 'form', explode: false } : {}),
    schema: rest,
  };
}

function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema) as Json;
  return rest;
}

const reference = (part: string, name: string) => ({ $ref: `#/components/${part}/${name}` });
const schemaName = (name: string) => `${capitalized(name)}Answer`;
const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
