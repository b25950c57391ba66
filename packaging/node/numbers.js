// Numbers that no door can be asked with are refused before the call, and the door refuses the rest: none comes in as another one.
'use strict';
const assert = require('node:assert/strict');
const ssj = require('shuangsuiji');

const after = (n) => ssj.workingDayAfter({ date: '2026-09-25', n });
assert.equal(after(20).date, '2026-10-29');
for (const n of [NaN, Infinity, -Infinity, 1.5, 2 ** 53, -(2 ** 53), 1e21]) {
  assert.throws(() => after(n), (error) => error instanceof RangeError && error.message.startsWith(`n: ${n} `), `${n}`);
  assert.throws(() => ssj.ask('working_day_after', { date: '2026-09-25', deeper: [{ n }] }), RangeError, `${n}`);
}
assert.throws(() => after(10n), TypeError);
for (const n of [-1, 2 ** 31, 2 ** 32, 2 ** 32 + 20, 2 ** 53 - 1]) assert.throws(() => after(n), ssj.Refused, `${n}`);
console.log('numbers: refused before the call or by the door');
