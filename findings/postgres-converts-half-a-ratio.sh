#!/usr/bin/env bash
# Guess: PostgreSQL's to_number, to_char and to_date, given a pattern, convert what fits the pattern and refuse the rest.
# Seen: in PostgreSQL 18.7 (@electric-sql/pglite 0.5.17) to_number('1:10','99') is 1, of 1,000 with '9' as well, 5% is 5;
# to_char(0.05,'0%') is 0%. to_date with 'YYYY-MM-DD' reads 1/5 as 1 May of the year 1, 26-3-5 as the year 26, the division code
# 150125 as 1 January 150125, and forgets what stands behind the day; 2026-02-30 and 05/03/2026 it refuses. A cast
# ('1:10'::numeric, '1/5'::date) refuses them all.
# Hurts: registries and rule tables that are loaded from texts: a ratio of a tenth is everybody, a column too far gives good
# dates.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent @electric-sql/pglite@0.5.17 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import { PGlite } from '@electric-sql/pglite'
const postgres = new PGlite()
const ask = async text => {
  try { return (await postgres.query(`select (${text})::text as it`)).rows[0].it.trim() } catch { return 'refused' }
}
console.log((await postgres.query('show server_version')).rows[0])
const expected = {
  "to_number('1:10', '99')": '1', "to_number('1,000', '9')": '1', "to_number('5%', '99')": '5', "to_char(0.05, '0%')": '0%', "'1:10'::numeric": 'refused',
  "to_date('1/5', 'YYYY-MM-DD')": '0001-05-01', "to_date('26-3-5', 'YYYY-MM-DD')": '0026-03-05', "to_date('150125', 'YYYY-MM-DD')": '150125-01-01',
  "to_date('2026-03-05 to 2026-04-05', 'YYYY-MM-DD')": '2026-03-05', "to_date('2026-02-30', 'YYYY-MM-DD')": 'refused', "to_date('05/03/2026', 'YYYY-MM-DD')": 'refused',
  "'1/5'::date": 'refused', "'26-3-5'::date": 'refused',
}
for (const [text, value] of Object.entries(expected)) {
  const seen = await ask(text)
  console.log(text, '→', seen)
  assert.strictEqual(seen, value)
}
process.exit()
E
node seen.mjs
