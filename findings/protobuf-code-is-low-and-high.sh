#!/usr/bin/env bash
# Guess: an int64 of Protocol Buffers comes out of JavaScript's libraries exact, as a bigint or a text, and a bigint goes in.
# Seen: of the credit code 911501020000000043 protobufjs 8.8.1 (npm) makes {"low":763467819,"high":212225369,"unsigned":false} by toObject and JSON, writes 0 where it is
# given as a bigint, and takes -1 as the uint32 4294967295 and 4294967297 as 1, which verify finds good; pbf 5.1.2 and protocol-buffers 5.0.0
# read 911501020000000000, and the latter 4294967297 as a uint32. google-protobuf 4.0.3 alone gives a text and refuses what does not fit. No other warns.
# Hurts: registers exchanged between departments as messages: codes that are nobody's, or no code, and a quota of −1 of four thousand million.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent protobufjs@8.8.1 pbf@5.1.2 protocol-buffers@5.0.0 google-protobuf@4.0.3 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'E'
import assert from 'assert'
import protobufjs from 'protobufjs'
import protocolBuffers from 'protocol-buffers'
import google from 'google-protobuf'
import { PbfReader } from 'pbf'
const proto = 'syntax = "proto3"; message M { int64 code = 1; uint32 quota = 2; }'
const M = protobufjs.parse(proto).root.lookupType('M'), other = protocolBuffers(proto).M
const code = 911501020000000043n
const bytes = M.encode(M.fromObject({ code: String(code) })).finish()
const read = (name, seen, expected) => { console.log(name, seen); assert.deepStrictEqual(seen, expected) }
read('protobufjs String', String(M.decode(bytes).code), String(code))
read('protobufjs toObject', JSON.stringify(M.toObject(M.decode(bytes))), '{"code":{"low":763467819,"high":212225369,"unsigned":false}}')
read('protobufjs of a bigint', String(M.decode(M.encode(M.create({ code })).finish()).code), '0')
read('pbf', new PbfReader(bytes).readFields((tag, record, reader) => { record.code = reader.readVarint(true) }, {}).code, 911501020000000000)
read('protocol-buffers', other.decode(Buffer.from(bytes)).code, 911501020000000000)
const reader = new google.BinaryReader(bytes); reader.nextField()
read('google-protobuf', reader.readInt64(), String(code))
for (const [quota, first, second] of [[-1, 4294967295, 'error'], [4294967297, 1, 4294967297]]) {
  read(`protobufjs quota ${quota}`, M.decode(M.encode(M.fromObject({ quota })).finish()).quota, first)
  read('verify', M.verify({ quota }), null)
  let seen
  try { seen = other.decode(other.encode({ quota })).quota } catch { seen = 'error' }
  read(`protocol-buffers quota ${quota}`, seen, second)
  assert.throws(() => new google.BinaryWriter().writeUint32(2, quota))
}
E
node seen.mjs
