// Cases of `sample` with fast-check: it draws a seed, and shrinks it; the smaller the seed, the smaller the case.
//
//   SHUANGSUIJI=target/recipes/libshuangsuiji.so node target/recipes/cases.mjs
//
// In the place of `answer` stands the code that is to be tested.

import fc from 'fast-check';
import koffi from 'koffi';

const library = koffi.load(process.env.SHUANGSUIJI ?? 'libshuangsuiji.so');
const call = library.func('int32_t ssj_json_call(const char *, size_t, _Out_ void **, _Out_ void **)');
const data = library.func('void *ssj_text_data(void *)');
const len = library.func('size_t ssj_text_len(void *)');
const free = library.func('void ssj_text_free(void *)');
const refused = library.func('const char *ssj_error_json(void *)');
const freeError = library.func('void ssj_error_free(void *)');
const KINDS = ['deadline', 'eligibility', 'credit_code', 'quota', 'draw', 'verify', 'year'];

/** What the door says of a request's text, or the number of what it refuses. */
function answer(request) {
  const [text, error] = [[null], [null]];
  if (call(request, Buffer.byteLength(request), text, error) !== 0) {
    const { code } = JSON.parse(refused(error[0])).error;
    freeError(error[0]);
    return { error: { code } };
  }
  const bytes = koffi.decode(data(text[0]), koffi.array('uint8_t', Number(len(text[0]))));
  free(text[0]);
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}

// A seed of 64 bits is no number of JavaScript.
const sample = (kind, seed, fault) => answer(`{"op": "sample", "kind": "${kind}", "seed": ${seed}, "fault": ${fault}}`);

/** Whether every member of what is expected is in what was found. */
function holds(expected, found) {
  if (Array.isArray(expected)) {
    return Array.isArray(found) && expected.length === found.length && expected.every((it, at) => holds(it, found[at]));
  }
  if (expected !== null && typeof expected === 'object') {
    return found !== null && typeof found === 'object'
      && Object.entries(expected).every(([name, it]) => name in found && holds(it, found[name]));
  }
  return expected === found;
}

const seeds = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
fc.assert(fc.property(fc.constantFrom(...KINDS), seeds, fc.boolean(), (kind, seed, fault) => {
  const { request, expected } = sample(kind, seed, fault);
  return holds(expected, answer(JSON.stringify(request)));
}), { numRuns: 150 });

// A host that counts four weeks, and the least case in which it is wrong.
const agrees = (seed) => {
  const { request, expected } = sample('deadline', seed, false);
  const due = new Date(Date.parse(request.completed) + 28 * 86_400_000).toISOString().slice(0, 10);
  return expected.due === due;
};
const found = fc.check(fc.property(seeds, agrees), { numRuns: 2_000 });
if (!found.failed) throw new Error('four weeks are not found');
const [least] = found.counterexample;
if (least > 0n && !agrees(least - 1n)) throw new Error(`${least} is not the least`);
console.log('fast-check: every case is answered as expected, and four weeks are found');
