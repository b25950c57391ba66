#!/usr/bin/env bash
# Guess: the code that ISO 3166-2 has for a province is found by every package that is named after that standard.
# Seen: the provinces' numbers of GB/T 2260 were exchanged for letters in 2017, CN-15 for CN-NM. Today's iso-3166-2 1.0.0, with a million
# downloads a month, iso-3166-2.json 0.1.2 and iso3166-2-db 2.3.11 (npm) know the number alone and answer the letters with nothing;
# pycountry 26.2.16, iso3166-2 1.8.4 (PyPI) and country-state-city 3.2.1 the letters alone. In both families all provinces are there, and no
# code of one is a code of the other.
# Hurts: results of inspections exchanged with the province's ISO code: joined by it, no province finds its results, and none is an error.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent iso-3166-2@1.0.0 iso-3166-2.json@0.1.2 iso3166-2-db@2.3.11 country-state-city@3.2.1 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib pycountry==26.2.16 iso3166-2==1.8.4
cat > seen.js <<'E'
const assert = require('assert')
const iso = require('iso-3166-2'), list = require('iso-3166-2.json'), db = require('iso3166-2-db'), { State } = require('country-state-city')
const seen = {
  'iso-3166-2': Object.keys(iso.country('CN').sub),
  'iso-3166-2.json': Object.keys(list.CN.divisions),
  'iso3166-2-db': db.getRegionsFor('CN').map(region => `CN-${region.iso}`),
  'country-state-city': State.getStatesOfCountry('CN').map(state => `CN-${state.isoCode}`),
}
for (const [name, codes] of Object.entries(seen)) {
  const kinds = [codes.filter(code => /^CN-\d\d$/.test(code)).length, codes.filter(code => /^CN-[A-Z]{2}$/.test(code)).length]
  console.log(name, codes.length, kinds, ['CN-15', 'CN-NM'].map(code => codes.includes(code)))
  assert.deepStrictEqual(kinds, name === 'country-state-city' ? [0, codes.length] : [codes.length, 0])
  assert.ok(codes.length >= 31 && codes.includes(kinds[0] ? 'CN-15' : 'CN-NM'))
}
assert.strictEqual(iso.subdivision('CN-NM'), null)
assert.deepStrictEqual(db.findRegionByCode('CN-NM'), [])
E
node seen.js
PYTHONPATH=lib python3 -W ignore - <<'E'
import iso3166_2, pycountry
seen = {"pycountry": [s.code for s in pycountry.subdivisions.get(country_code="CN")], "iso3166-2": list(iso3166_2.Subdivisions()["CN"])}
for name, codes in seen.items():
    print(name, len(codes), "CN-15" in codes, "CN-NM" in codes)
    assert len(codes) == 34 and "CN-NM" in codes and all(code[3:].isalpha() for code in codes)
assert pycountry.subdivisions.get(code="CN-15") is None
E
