#!/usr/bin/env bash
# Guess: the canonical form of a JSON-LD document, over which verifiable credentials are signed, holds the document: an array keeps its order.
# Seen: by jsonld 9.0.0 (npm) and PyLD 3.3.0 (PyPI) an array is a set: 甲, 乙, 丙 and 丙, 乙, 甲, 甲 have one canonical form, so who was drawn
# first, and twice, is not in it, unless the context says "@container": "@list". A field that the context does not name is left out by
# PyLD without a word and refused by jsonld. Of the code 911501020000000043 as a number the two have other forms, 21.0 is the integer 21 and 0.05 is 5.0E-2 in both.
# Hurts: the signed result of a draw whose order counts, as for substitutes: the signature holds for every order.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent jsonld@9.0.0 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib PyLD==3.3.0
python3 - <<'J'
import json
def draw(context, **fields):
    return {"@context": context, "@id": "urn:draw:2026", **fields}
words = {"@vocab": "https://vocabulary.example/"}
listed = {**words, "drawn": {"@id": "https://vocabulary.example/drawn", "@container": "@list"}}
json.dump([draw(words, drawn=["甲", "乙", "丙"]), draw(words, drawn=["丙", "乙", "甲", "甲"]),
           draw(listed, drawn=["甲", "乙", "丙"]), draw(listed, drawn=["丙", "乙", "甲", "甲"]),
           draw({"drawn": "https://vocabulary.example/drawn"}, drawn=["甲"], quota=21),
           draw(words, code=911501020000000043), draw(words, share=0.05, quota=21.0)], open("documents.json", "w"))
J
cat > seen.js <<'J'
const { canonize } = require('jsonld')
const { readFileSync, writeFileSync } = require('fs')
Promise.all(JSON.parse(readFileSync('documents.json')).map(one => canonize(one, { algorithm: 'RDFC-1.0' }).catch(error => error.details.event.code)))
  .then(forms => writeFileSync('forms.json', JSON.stringify(forms)))
J
node seen.js
PYTHONPATH=lib python3 - <<'J'
import json
from pyld import jsonld
node = json.load(open("forms.json"))
python = [jsonld.normalize(one, {"algorithm": "URDNA2015", "format": "application/n-quads"}) for one in json.load(open("documents.json"))]
for form in (*python, node[4], node[5]):
    print(form)
for forms in (node, python):
    assert forms[0] == forms[1] and forms[0].count("甲") == 1
    assert forms[2] != forms[3] and forms[3].count("甲") == 2
    assert '"21"' in forms[6] and '"5.0E-2"' in forms[6]
assert node[:4] == python[:4] and node[6] == python[6]
assert node[4] == "invalid property" and "甲" in python[4] and "21" not in python[4]
assert '"911501020000000043"' in python[5] and '"911501020000000000"' in node[5]
J
