#!/usr/bin/env bash
# Guess: SQL over rows whose numbers are texts, as every CSV gives them, reckons them or refuses; MIN and MAX of texts go by their order.
# Seen: alasql 4.19.1 (npm) has 17.5 for AVG of '3' and '5': it joins them to 35 and halves that; SUM of them, MIN and MAX of ids and of
# dates written 2026-03-05 are undefined, without an error, also by group, so that the latest inspection of each source is no
# field at all. A month after 31 January is 3 March. Reading a CSV itself it makes 911501020000000043 911501020000000000 and 0001 1.
# Numbers are right, and so are COUNT, GROUP BY and the joins of texts.
# Hurts: a report of loads and last inspections in the browser: an average that nobody has, and columns that are just not there.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent --omit=optional alasql@4.19.1 && npm ls --depth 0 | tail -n +2
printf 'id,code,load\n0001,911501020000000043,3\n0002,911501020000000060,5\n' > sources.csv
cat > seen.js <<'E'
const assert = require('assert')
const alasql = require('alasql')
const visits = [{ id: 'E-1', day: '2026-03-05', load: '3' }, { id: 'E-1', day: '2026-12-05', load: '5' }]
const ask = (sql, rows = visits) => { const seen = JSON.parse(JSON.stringify(alasql(sql, [rows]))); console.log(sql, seen); return seen }
assert.deepStrictEqual(ask('SELECT AVG(load) AS mean, SUM(load) AS loads FROM ?'), [{ mean: 17.5 }])
assert.deepStrictEqual(ask('SELECT AVG(load) AS mean, SUM(load) AS loads FROM ?', [{ load: 3 }, { load: 5 }]), [{ mean: 4, loads: 8 }])
assert.deepStrictEqual(ask('SELECT MIN(day) AS earliest, MAX(day) AS latest, MAX(id) AS id FROM ?'), [{}])
assert.deepStrictEqual(ask('SELECT id, MAX(day) AS latest, COUNT(*) AS visits FROM ? GROUP BY id'), [{ id: 'E-1', visits: 2 }])
const after = alasql("SELECT VALUE DATEADD(month, 1, '2026-01-31')")
console.log('a month after 31 January:', after)
assert.strictEqual(new Date(after).toISOString().slice(0, 10), '2026-03-03')
alasql.promise('SELECT * FROM CSV("sources.csv", {headers: true})').then(rows => {
  console.log(rows)
  assert.deepStrictEqual(rows[0], { id: 1, code: 911501020000000000, load: 3 })
})
E
TZ=UTC node seen.js
