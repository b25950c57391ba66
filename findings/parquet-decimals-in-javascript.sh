#!/usr/bin/env bash
# Guess: a DECIMAL of Parquet or Arrow, made for exact values, comes out exactly in JavaScript, and an unsigned number as
# unsigned.
# Seen: of DECIMAL(18,0) hyparquet 1.33.0 makes doubles, so that 911501020000000043 and …060 are one code, though of INT64 it
# makes exact BigInts. apache-arrow 21.2.0 forgets the point: 0.05 of DECIMAL(18,2) prints as 5. @dsnp/parquetjs 1.8.8 gives the
# raw bytes of a decimal, −1 for the uint32 4294967295 and for the uint64 18446744073709551615. No error tells.
# Hurts: registries, ratios and fines that a database exports as DECIMAL and a page shows: a hundred times the ratio, one code for
# two.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pyarrow==26.0.1
npm init -y >/dev/null && npm install --silent hyparquet@1.33.0 hyparquet-compressors@1.1.2 apache-arrow@21.2.0 @dsnp/parquetjs@1.8.8 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 - <<'E'
from decimal import Decimal
import pyarrow, pyarrow.parquet
codes = [911501020000000043, 911501020000000060]
table = pyarrow.table({
    "whole": pyarrow.array(codes, pyarrow.int64()), "code": pyarrow.array([Decimal(code) for code in codes], pyarrow.decimal128(18, 0)),
    "ratio": pyarrow.array([Decimal("0.05"), Decimal("0.10")], pyarrow.decimal128(18, 2)),
    "last": pyarrow.array([2**32 - 1, 7], pyarrow.uint32()), "longest": pyarrow.array([2**64 - 1, 7], pyarrow.uint64()),
})
pyarrow.parquet.write_table(table, "firms.parquet")
with pyarrow.OSFile("firms.arrow", "wb") as file, pyarrow.ipc.new_file(file, table.schema) as writer:
    writer.write_table(table)
assert pyarrow.parquet.read_table("firms.parquet").equals(table)
E
cat > seen.mjs <<'E'
import assert from 'assert'
import fs from 'fs'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { tableFromIPC } from 'apache-arrow'
import parquetjs from '@dsnp/parquetjs'
const rows = await parquetReadObjects({ file: await asyncBufferFromFile('firms.parquet'), compressors })
console.log('hyparquet', rows)
assert.deepStrictEqual(rows.map(row => row.whole), [911501020000000043n, 911501020000000060n])
assert.deepStrictEqual(rows.map(row => row.code), [911501020000000000, 911501020000000000])
assert.deepStrictEqual(rows.map(row => row.ratio), [0.05, 0.1])
const arrow = ['code', 'ratio', 'longest'].map(name => String(tableFromIPC(fs.readFileSync('firms.arrow')).getChild(name).get(0)))
console.log('apache-arrow', arrow)
assert.deepStrictEqual(arrow, ['911501020000000043', '5', '18446744073709551615'])
const reader = await parquetjs.ParquetReader.openFile('firms.parquet'), row = await reader.getCursor().next()
console.log('@dsnp/parquetjs', row)
assert(Buffer.isBuffer(row.code) && Buffer.isBuffer(row.ratio))
assert.deepStrictEqual([row.whole, row.last, row.longest], [911501020000000043n, -1, -1n])
await reader.close()
E
node seen.mjs
