'use strict';
// Double random, one public (双随机、一公开): every operation of the library's JSON door as a function of its fields.
const path = require('node:path');
const koffi = require('koffi');

const library = koffi.load(path.join(__dirname, 'lib', `linux-${process.arch}`, 'libshuangsuiji.so'));
const call = library.func('int ssj_json_call(const void *request, size_t len, _Out_ void **answer, _Out_ void **error)');
const data = library.func('const void *ssj_text_data(const void *text)');
const length = library.func('size_t ssj_text_len(const void *text)');
const freeText = library.func('void ssj_text_free(void *text)');
const errorJson = library.func('const char *ssj_error_json(const void *error)');
const freeError = library.func('void ssj_error_free(void *error)');

/** What the library refuses: its number, article, place, and why in both languages. */
class Refused extends Error {
  constructor(error) {
    super(error.message);
    this.name = 'Refused';
    const { name, message, ...rest } = error;
    Object.assign(this, rest, { codeName: name });
  }
}

/** Numbers as the door takes them. JSON has no word for what is none, and beyond 2^53 JavaScript has another number already: both
 * would be asked for without a word of it. */
function whole(name, value) {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  throw new RangeError(`${name}: ${value} is no whole number that JavaScript knows exactly (${-Number.MAX_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER})`);
}

/** Answers an operation of the JSON door by its name; throws Refused where it is refused, RangeError where a number is not exact. */
function ask(op, fields = {}) {
  const request = Buffer.from(JSON.stringify({ ...fields, op }, whole), 'utf8');
  const answer = [null];
  const error = [null];
  if (call(request, request.length, answer, error) !== 0) {
    const text = errorJson(error[0]);
    freeError(error[0]);
    throw new Refused(JSON.parse(text).error);
  }
  try {
    return JSON.parse(koffi.decode(data(answer[0]), 'char', Number(length(answer[0]))));
  } finally {
    freeText(answer[0]);
  }
}

const { $defs } = require('./shuangsuiji.schema.json');
const operations = Object.keys($defs).filter((name) => name.endsWith('_request')).map((name) => name.slice(0, -'_request'.length));

module.exports = { ask, Refused };
for (const op of operations) {
  const name = op.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
  module.exports[name] = (fields) => ask(op, fields);
}
