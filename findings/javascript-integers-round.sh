#!/usr/bin/env bash
# Guess: a whole number that a database or a message keeps exactly comes out exactly in JavaScript, or is refused.
# Seen: the code 911501020000000043 is read as 911501020000000000 from SQLite by sql.js 1.17.0 and libsql 0.5.29 and from
# MessagePack by @msgpack/msgpack 3.1.3, without an error, so that two enterprises are one key. cast(code as text) is right in the
# same query. node-sqlite3-wasm 0.8.60, @electric-sql/pglite 0.5.17 and msgpackr 2.1.4 give a BigInt; but of one column the small
# numbers are numbers and the large ones BigInts in the two databases, and adding two rows is a TypeError. avsc 5.7.9 (Avro)
# refuses.
# Hurts: registries that keep codes, ranks or sums as INTEGER and are shown or checked in a browser.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent sql.js@1.17.0 libsql@0.5.29 node-sqlite3-wasm@0.8.60 @electric-sql/pglite@0.5.17 @msgpack/msgpack@3.1.3 msgpackr@2.1.4 avsc@5.7.9
npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import initSql from 'sql.js'
import Libsql from 'libsql'
import wasm from 'node-sqlite3-wasm'
import { PGlite } from '@electric-sql/pglite'
import * as msgpack from '@msgpack/msgpack'
import { unpack } from 'msgpackr'
import avsc from 'avsc'
const table = 'create table firms (code bigint); insert into firms values (911501020000000043), (911501020000000060), (5)'
const exact = [911501020000000043n, 911501020000000060n, 5], rounded = [911501020000000000, 911501020000000000, 5]
const sqljs = new (await initSql()).Database(), libsql = new Libsql(':memory:'), other = new wasm.Database(), postgres = new PGlite()
sqljs.run(table)
libsql.exec(table)
other.exec(table)
await postgres.exec(table)
const query = 'select code from firms', packed = msgpack.encode(exact[0], { useBigInt64: true })
const seen = {
  'sql.js': sqljs.exec(query)[0].values.flat(), libsql: libsql.prepare(query).all().map(row => row.code),
  'node-sqlite3-wasm': other.all(query).map(row => row.code), pglite: (await postgres.query(query)).rows.map(row => row.code),
  '@msgpack/msgpack': [msgpack.decode(packed)], msgpackr: [unpack(packed)],
}
console.log(seen)
assert.deepStrictEqual(seen, { 'sql.js': rounded, libsql: rounded, 'node-sqlite3-wasm': exact, pglite: exact, '@msgpack/msgpack': rounded.slice(0, 1), msgpackr: exact.slice(0, 1) })
const text = sqljs.exec('select cast(code as text) from firms')[0].values.flat()
console.log('sql.js, as text', text)
assert.deepStrictEqual(text, exact.map(String))
assert.throws(() => seen.pglite.reduce((sum, code) => sum + code), TypeError)
const long = avsc.Type.forSchema({ type: 'array', items: 'long' }), zigzag = []
for (let rest = exact[0] * 2n; rest > 0n; rest >>= 7n) zigzag.push(Number(rest & 127n) | (rest > 127n ? 128 : 0))
assert.throws(() => long.fromBuffer(Buffer.from([2, ...zigzag, 0])), error => { console.log('avsc', error.message); return /precision/.test(error.message) })
process.exit()
E
node seen.mjs
