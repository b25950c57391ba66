// Draws every case of tests/vectors with the C library as a WebAssembly module: node packaging/vectors.js MODULE
//
// The module imports nothing: no file, clock or randomness. A request is written into memory that is grown for it.
'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');

const { instance } = (() => {
  const module = new WebAssembly.Module(fs.readFileSync(process.argv[2]));
  assert.deepStrictEqual(WebAssembly.Module.imports(module), [], 'the module asks its host for something');
  return { instance: new WebAssembly.Instance(module) };
})();
const library = instance.exports;
const PAGE = 65536;

/** A text of the library: NUL-terminated UTF-8. */
function text(at) {
  const bytes = new Uint8Array(library.memory.buffer, at);
  return Buffer.from(bytes.subarray(0, bytes.indexOf(0))).toString('utf8');
}

/** Answers a request, or throws what the library says. */
function call(request) {
  const bytes = Buffer.from(JSON.stringify(request), 'utf8');
  const at = library.memory.grow(Math.ceil((bytes.length + 8) / PAGE)) * PAGE;
  new Uint8Array(library.memory.buffer, at + 8, bytes.length).set(bytes);
  new Uint32Array(library.memory.buffer, at, 2).fill(0);
  const status = library.ssj_json_call(at + 8, bytes.length, at, at + 4);
  const [response, error] = new Uint32Array(library.memory.buffer, at, 2);
  if (status !== 0) {
    const refusal = JSON.parse(text(library.ssj_error_json(error)));
    library.ssj_error_free(error);
    throw Object.assign(new Error(refusal.error.message), refusal.error);
  }
  const answer = JSON.parse(text(library.ssj_text_data(response)));
  library.ssj_text_free(response);
  return answer;
}

const folder = path.join(__dirname, '..', 'tests', 'vectors');
let drawn = 0;
for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const { order, sources, inspectors, recusals, contributions, amendments, expected } =
    JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  // Salted orders are of version 1.1, which this operation does not make.
  if (expected === undefined || expected.order?.startsWith('shuangsuiji-order 1.1\n')) continue;
  const request = { op: 'draw', order, sources, inspectors, recusals, contributions, include_tickets: true };
  if (amendments !== undefined) request.amendments = amendments;
  if (expected.error !== undefined) {
    assert.throws(() => call(request), { name: 'INFEASIBLE_TEAMS', article: '11' }, file);
  } else {
    assert.deepStrictEqual(call(request), expected, file);
  }
  drawn += 1;
}
assert.ok(drawn >= 7, `${drawn} cases`);
console.log(`${drawn} cases drawn the same, version ${text(library.ssj_version())}`);
