// Writes types.d.ts and index.d.ts from the JSON Schema: node generate.mjs SCHEMA FOLDER. Needs json-schema-to-typescript.
//
// Nothing that it writes is committed: `packaging/packages node` runs it.
import fs from 'node:fs';
import path from 'node:path';
import { compile } from 'json-schema-to-typescript';

const [source, folder] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(source, 'utf8'));
const operations = Object.keys(schema.$defs).filter((name) => name.endsWith('_request')).map((name) => name.slice(0, -'_request'.length));
// A request without its `op`, which is its function's name.
for (const op of operations) {
  const request = schema.$defs[`${op}_request`];
  delete request.properties.op;
  request.required = request.required.filter((name) => name !== 'op');
}
// A root that leads to every definition: else the answers would be left out.
delete schema.oneOf;
const names = Object.keys(schema.$defs);
const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]));
Object.assign(schema, { title: 'All', type: 'object', properties, additionalProperties: false, description: undefined });
const banner = '// Made from shuangsuiji.schema.json: what every operation of the JSON door takes and gives.';
const options = { bannerComment: banner, additionalProperties: false };
fs.writeFileSync(path.join(folder, 'types.d.ts'), await compile(schema, 'All', options));

const pascal = (op) => op.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase());
const camel = (op) => pascal(op).replace(/^./, (letter) => letter.toLowerCase());
const described = (text = '') => `/**\n * ${text.replaceAll('*/', '* /').replace(/(.{1,110})(?: |$)/g, '$1\n * ').trimEnd().replace(/\n \*$/, '')}\n */`;
const functions = operations.map((op) => {
  const { description, required } = schema.$defs[`${op}_request`];
  return `${described(description)}\nexport function ${camel(op)}(fields${required.length ? '' : '?'}: types.${pascal(op)}Request): types.${pascal(op)}Response;\n`;
});
fs.writeFileSync(path.join(folder, 'index.d.ts'), `// Double random, one public (双随机、一公开): every operation of the library's JSON door as a function of its fields.
import type * as types from './types';
export type * from './types';

/** What the library refuses. */
export class Refused extends Error {
  /** The stable number. */
  readonly code: number;
  /** The number's name. */
  readonly codeName: string;
  /** The article that it rests on; null where only the form is wrong. */
  readonly article: string | null;
  /** The place in the request. */
  readonly subject: string | null;
  /** Why, in Chinese. */
  readonly message_zh: string;
  /** Each error by itself, where several were found. */
  readonly errors: types.Response_DoorError[];
}

/** Answers an operation of the JSON door by its name. */
export function ask(op: string, fields?: object): unknown;

${functions.join('\n')}`);
