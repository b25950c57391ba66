#!/usr/bin/env bash
# Guess: readers of ASN.1 give the moment of a GeneralizedTime with an offset, 20260305200000+0800, or without seconds, or refuse
# it.
# Seen: asn1js 4.0.0, which PKI.js is built on, gives 1 March 2026, 04:00 UTC: the hours are moved and the day of the month is
# another one; of 31 December 1 January 2027. asn1.js 5.4.1 forgets the offset, and each fraction of a second. jsrsasign 11.1.5
# reads 202603051200Z as 3 February 2022. node-forge 1.4.3 and asn1crypto 1.5.1 give 12:00 UTC of 5 March; with Z and seconds all
# agree.
# Hurts: times in electronic seals and certificates, which BER lets stand in local time: a seal that is set on the day of the draw
# seems to be set days before it.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib asn1crypto==1.5.1
npm init -y >/dev/null && npm install --silent asn1js@4.0.0 asn1.js@5.4.1 jsrsasign@11.1.5 node-forge@1.4.3 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const asn1js = require('asn1js'), forge = require('node-forge'), jsrsasign = require('jsrsasign')
const time = require('asn1.js').define('Time', function () { this.gentime() })
const der = text => Buffer.concat([Buffer.from([0x18, text.length]), Buffer.from(text)])
const readers = {
  asn1js: text => asn1js.fromBER(new Uint8Array(der(text)).buffer).result.toDate(), 'asn1.js': text => new Date(time.decode(der(text), 'der')),
  jsrsasign: text => jsrsasign.zulutodate(text), 'node-forge': text => forge.asn1.generalizedTimeToDate(text),
}
const read = text => Object.values(readers).map(call => { try { return call(text).toISOString() } catch { return 'refused' } })
const expected = {
  '20260305120000Z': Array(4).fill('2026-03-05T12:00:00.000Z'),
  '20260305200000+0800': ['2026-03-01T04:00:00.000Z', '2026-03-05T20:00:00.000Z', 'refused', '2026-03-05T12:00:00.000Z'],
  '20261231235959+0800': ['2027-01-01T07:59:59.000Z', '2026-12-31T23:59:59.000Z', 'refused', '2026-12-31T15:59:59.000Z'],
  '20260305120000.5Z': ['2026-03-05T12:00:00.500Z', '2026-03-05T12:00:00.000Z', '2026-03-05T12:00:00.500Z', '2026-03-05T12:00:00.500Z'],
  '202603051200Z': ['2026-03-05T12:00:00.000Z', '2026-03-05T12:00:00.000Z', '2022-02-03T05:12:00.000Z', 'refused'],
}
console.log(Object.keys(readers))
for (const text in expected) {
  console.log(text, read(text))
  assert.deepStrictEqual(read(text), expected[text])
}
E
TZ=UTC node seen.js
PYTHONPATH=lib python3 - <<'E'
from datetime import datetime, timezone
from asn1crypto.core import GeneralizedTime
for text in ("20260305200000+0800", "202603051200Z"):
    moment = GeneralizedTime.load(bytes([0x18, len(text)]) + text.encode()).native.astimezone(timezone.utc)
    print("asn1crypto", text, moment.isoformat())
    assert moment == datetime(2026, 3, 5, 12, tzinfo=timezone.utc)
E
