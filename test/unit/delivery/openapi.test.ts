import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../../src/plugins/guide-publisher/server/src/delivery/openapi';
import { OPERATIONS } from '../../../src/plugins/guide-publisher/server/src/delivery/operations';
import { OPERATIONS } from '../../../src/plugins/guide-publisher/server/src/delivery/operations';

interface Parameter {
  name: string;
  in: string;
  required: boolean;
  schema: object;
}
interface OperationObject {
  operationId: string;
  parameters: Parameter[];
  responses: Record<string, unknown>;
}
const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  openapi: string;
  paths: Record<string, { get: OperationObject }>;
  components: { schemas: Record<string, object>; responses: Record<string, object> };
};
const operations = Object.values(document.paths).map(({ get }) => get);

test('every operation is described, and nothing else', () => {
  const described = Object.keys(document.paths)
    .filter((path) => !/\.(svg|bpmn)$/.test(path))
    .map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
  expect(described.sort()).toEqual(
    Object.values(OPERATIONS)
      .map(({ path }) => path)
      .sort()
  );
});

test('each only reads', () => {
  for (const methods of Object.values(document.paths))
    expect(Object.keys(methods)).toEqual(['get']);
});

test('every reference leads somewhere', () => {
  const references = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g);
  const targets = [...references].map(([, target]) => target!);
  expect(targets.length).toBeGreaterThan(20);
  for (const target of targets) {
    const [root, ...keys] = target.split('/');
    expect(root).toBe('#');
    const found = keys.reduce<unknown>(
      (at, key) => (at as Record<string, unknown>)?.[key],
      document
    );
    expect([target, typeof found]).toEqual([target, 'object']);
  }
});

test('operations have names of their own; parameters are named once, and those of the path are there', () => {
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const [path, { get }] of Object.entries(document.paths)) {
    const keys = get.parameters.map((parameter) => `${parameter.in}:${parameter.name}`);
    expect(new Set(keys).size).toBe(keys.length);
    const inPath = get.parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name, required }) => `{${name}}${required}`)).toEqual(
      [...path.matchAll(/\{\w+\}/g)].map(([name]) => `${name}true`)
    );
    expect(Object.keys(get.responses)).toContain('200');
  }
});

test('every schema is valid JSON Schema 2020-12', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  const schemas = [
    ...Object.values(document.components.schemas),
    ...operations.flatMap(({ parameters }) => parameters.map(({ schema }) => schema)),
  ];
  expect(schemas.length).toBeGreaterThan(50);
  for (const schema of schemas) expect(() => ajv.compile(schema)).not.toThrow();
});

test('the parameters of a list are those that requests are read by', () => {
  const names = document.paths['/guides']!.get.parameters.map(({ name }) => name);
  expect(names).toEqual([
    'site',
    'release',
    'locale',
    'pagination[page]',
    'pagination[pageSize]',
    'pagination[cursor]',
    'filters[code][$eq]',
    'filters[code][$in]',
    'filters[name][$contains]',
    ...['itemType', 'handlingMode', 'level', 'basicCode', 'organizationCode'].flatMap((column) => [
      `filters[${column}][$eq]`,
      `filters[${column}][$in]`,
    ]),
    'filters[regionCode][$eq]',
    'filters[regionCode][$in]',
    'filters[regionCode][$startsWith]',
    'sort',
    'fields',
  ]);
  const required = document.paths['/changes']!.get.parameters.filter((each) => each.required);
  expect(required.map(({ name }) => name)).toEqual(['since']);
  expect(Object.keys(OPERATIONS)).toContain('changes');
});
