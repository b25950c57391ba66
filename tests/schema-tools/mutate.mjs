// Every request of examples/requests broken in many ways, each with whether Ajv finds it valid, a line of JSON each:
//
//   node mutate.mjs SCHEMA FOLDER [EVERY]      with EVERY n only each nth
//
// Ajv compiles the schema with its default options, which are strict: a format or a keyword that it does not know throws.
import fs from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';

const [schema, folder, every = '1'] = process.argv.slice(2);
const ajv = new Ajv2020.default({ logger: false });
const isValid = ajv.compile(JSON.parse(fs.readFileSync(schema, 'utf8')));

// What may stand where something else did.
const INSTEAD = [
  null, true, 0, -1, 1.5, 20.0, 4294967296, 1e300, '', ' ', 'x', '2026-02-30', '2026-9-25', ' 2026-09-25', '+2026-09-25', '2026-09-25T00:00:00Z',
  '150102', '15010', 'a b', 'Ab', 'a'.repeat(65), 'é'.repeat(300), '字'.repeat(120), '\u0000', '\ufeffx', '\u202ex', '1/5', '00'.repeat(32), 'G'.repeat(64),
  [], [null], {}, { x: 1 },
];

/** Every place in a value, as a function that puts something there. */
function* places(value, put) {
  yield { value, put };
  if (Array.isArray(value)) {
    for (const at of value.keys()) yield* places(value[at], (it) => put(value.with ? value.with(at, it) : value.map((old, i) => (i === at ? it : old))));
  } else if (value !== null && typeof value === 'object') {
    for (const name of Object.keys(value)) yield* places(value[name], (it) => put({ ...value, [name]: it }));
  }
}

/** What a value may be broken into; a string that is kept nearly whole too. */
function* broken(value) {
  yield* INSTEAD;
  if (typeof value === 'string') yield* [`${value} `, ` ${value}`, `${value}\n`, value.toUpperCase(), value.slice(1)];
  if (typeof value === 'number') yield* [value + 0.5, -value, String(value)];
  if (Array.isArray(value)) yield* [[...value, ...value.slice(0, 1)], value.slice(1)];
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    yield { ...value, colour: 1 };
    for (const name of Object.keys(value)) {
      const { [name]: _, ...rest } = value;
      yield rest;
    }
  }
}

let count = 0;
const say = (file, request) => {
  if (count++ % Number(every) === 0) process.stdout.write(`${JSON.stringify({ file, valid: isValid(request), request })}\n`);
};
for (const file of fs.readdirSync(folder).sort()) {
  const example = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  if (!isValid(example)) throw new Error(`${file}: ${ajv.errorsText(isValid.errors)}`);
  for (const { value, put } of places(example, (it) => it)) {
    for (const instead of broken(value)) {
      const request = put(instead);
      // Another operation is another request.
      if (request?.op === example.op) say(file, request);
    }
  }
}
