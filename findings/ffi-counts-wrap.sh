#!/bin/sh
# Guess: a caller of a C function by Node's FFI packages gets an error for a count that its uint32_t cannot hold, and
# the number that the function returns.
# Seen: koffi 3.3.4 and ffi-rs 1.3.7 pass 4294967297 as 1, -1 as 4294967295 and 1.9 as 1, without an error. A uint64_t
# of koffi comes back as a number or, above 2^53, as a BigInt: its type hangs on the value. ffi-rs returns
# 18446744073709551615 as -1 and an int64_t of 911501020000000043 as 911501020000000000.
# Hurts: a negative or reckoned quota, round or number of working days becomes another valid one: the host must check
# before the call.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent koffi@3.3.4 ffi-rs@1.3.7 && npm ls --depth 0 | tail -n +2
cat > count.c <<'E'
#include <stdint.h>
uint32_t count(uint32_t n) { return n; }
uint64_t wide(uint64_t n) { return n; }
uint64_t most(void) { return UINT64_MAX; }
int64_t code(void) { return 911501020000000043; }
E
cc -shared -fPIC -o libcount.so count.c
cat > seen.js <<'E'
const assert = require('assert')
const koffi = require('koffi')
const { open, load, DataType } = require('ffi-rs')
const lib = koffi.load('./libcount.so')
open({ library: 'count', path: './libcount.so' })
const rs = (funcName, type, ...values) =>
  load({ library: 'count', funcName, retType: type, paramsType: values.map(() => type), paramsValue: values })
const count = lib.func('uint32_t count(uint32_t n)')
const wide = lib.func('uint64_t wide(uint64_t n)')
for (const [given, passed] of [[21, 21], [4294967297, 1], [-1, 4294967295], [1.9, 1]]) {
  const seen = [count(given), rs('count', DataType.U32, given)]
  console.log('count of', given, 'koffi', seen[0], 'ffi-rs', seen[1])
  assert.deepStrictEqual(seen, [passed, passed])
}
console.log('koffi', wide(21n), wide(911501020000000043n))
assert.deepStrictEqual([wide(21n), wide(911501020000000043n)], [21, 911501020000000043n])
console.log('ffi-rs', rs('most', DataType.U64), rs('code', DataType.I64))
assert.deepStrictEqual([rs('most', DataType.U64), rs('code', DataType.I64)], [-1, 911501020000000000])
E
node seen.js
