#!/usr/bin/env bash
# Guess: validators of form data that know dates refuse 2026-02-30 and a ratio, and read 2026 as a year.
# Seen: six of seven of npm take 2026-02-30 as valid: joi 18.3.2 (also as an ISO date), yup 1.7.1, fastest-validator 1.19.1 and
# arktype 2.2.10 hand out 2 March, valibot 1.5.0 (isoDate) and class-validator 0.15.1 (isDateString) the text; zod 4.6.7
# (iso.date) refuses it. A ratio 1/5 is 5 January 2001 to joi, yup and fastest-validator, the year 2026 is two seconds and
# 20260305 five and a half hours of 1970 to joi and fastest-validator. yup rounds a code of 18 digits without a word, which joi
# refuses.
# Hurts: a form for plans and licences: the day stored is not that entered, and half a term or a ratio is a day of 2001.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent joi@18.3.2 yup@1.7.1 valibot@1.5.0 zod@4.6.7 arktype@2.2.10 class-validator@0.15.1 fastest-validator@1.19.1 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import Joi from 'joi'
import * as yup from 'yup'
import * as valibot from 'valibot'
import { z } from 'zod'
import { type } from 'arktype'
import validators from 'class-validator'
import Fastest from 'fastest-validator'
const must = as => { if (!as) throw new Error('refused') }
const kinds = {
  joi: text => Joi.attempt(text, Joi.date()),
  'joi iso': text => Joi.attempt(text, Joi.date().iso()),
  yup: text => yup.date().validateSync(text),
  'fastest-validator': text => { const row = { day: text }; must(new Fastest().validate(row, { day: { type: 'date', convert: true } }) === true); return row.day },
  arktype: text => { const day = type('string.date.iso.parse')(text); must(!(day instanceof type.errors)); return day },
  valibot: text => valibot.parse(valibot.pipe(valibot.string(), valibot.isoDate()), text),
  'class-validator': text => { must(validators.isDateString(text)); return text },
  zod: text => z.iso.date().parse(text)
}
const seen = {}
for (const [name, read] of Object.entries(kinds)) {
  seen[name] = ['2026-02-30', '1/5', '2026', '20260305'].map(text => {
    try { const day = read(text); return day instanceof Date ? day.toISOString().slice(0, 16) : day } catch { return 'no' }
  })
  console.log(name, ...seen[name])
}
const march = '2026-03-02T00:00', ratio = '2001-01-05T00:00'
assert.deepStrictEqual(seen.joi, [march, ratio, '1970-01-01T00:00', '1970-01-01T05:37'])
assert.deepStrictEqual(seen['fastest-validator'], seen.joi)
assert.strictEqual(seen['joi iso'][0], march)
assert.deepStrictEqual(seen.yup.slice(0, 2), [march, ratio])
assert.strictEqual(seen.arktype[0], march)
assert.deepStrictEqual([seen.valibot[0], seen['class-validator'][0], seen.zod[0]], ['2026-02-30', '2026-02-30', 'no'])
assert.strictEqual(yup.number().integer().validateSync('911501020000000043'), 911501020000000000)
assert.throws(() => Joi.attempt('911501020000000043', Joi.number().integer()))
E
TZ=UTC node seen.mjs
