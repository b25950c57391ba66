// A host's own code under fast-check: it draws a seed, the library makes the case, and a failing seed shrinks.
//
//   npm install fast-check koffi && node --test examples/recipes/host.test.js

'use strict';

const assert = require('node:assert');
const test = require('node:test');
const fc = require('fast-check');
const koffi = require('koffi');

const library = koffi.load(process.env.SHUANGSUIJI || 'libshuangsuiji.so'); // built with --features capi,proptest
const call = library.func('int32_t ssj_json_call(const char *, size_t, _Out_ void **, _Out_ void **)');
const [data, length] = [library.func('const char *ssj_text_data(void *)'), library.func('size_t ssj_text_len(void *)')];
const refusal = library.func('const char *ssj_error_json(void *)');
const [freeText, freeError] = ['text', 'error'].map((type) => library.func(`void ssj_${type}_free(void *)`));

// The answer, or the refusal with its number.
function ask(request) {
  const text = JSON.stringify(request);
  const [answer, error] = [[null], [null]];
  if (call(text, Buffer.byteLength(text), answer, error) !== 0) {
    const found = JSON.parse(refusal(error[0]));
    freeError(error[0]);
    return { error: { code: found.error.code } };
  }
  const found = JSON.parse(data(answer[0]));
  freeText(answer[0]);
  return found;
}

// Whether every member of what is expected is in the answer.
function holds(expected, answer) {
  if (expected === null || typeof expected !== 'object') return expected === answer;
  if (Array.isArray(expected) && expected.length !== answer.length) return false;
  return Object.entries(expected).every(([name, value]) => name in answer && holds(value, answer[name]));
}

const sample = (kind) => fc.record({ seed: fc.nat(), fault: fc.boolean() })
  .map(({ seed, fault }) => ask({ op: 'sample', kind, seed, fault }));

for (const kind of ['deadline', 'eligibility', 'credit_code', 'quota', 'draw', 'verify']) {
  test(`${kind}: what is expected is answered`, () => {
    fc.assert(fc.property(sample(kind), (case_) => holds(case_.expected, ask(case_.request))), { numRuns: 50 });
  });
}

test('a host whose cap is off by one is found, with two visits', () => {
  const wrong = (records) => records.length <= 2;
  const { counterexample } = fc.check(fc.property(sample('eligibility'), (case_) =>
    wrong(case_.request.records) === case_.expected.sources[0].may_be_drawn), { numRuns: 200 });
  assert.strictEqual(counterexample[0].request.records.length, 2);
});
