#!/usr/bin/env bash
# Guess: a register published as RDF and written again by a library has the values that it had, as canonical forms for its digest need.
# Seen: in Turtle a bare 010102 is valid. rdflib 7.6.0 writes it as 10102, pyoxigraph 0.5.13 too, and 0.050 and 1.10 as 0.05 and 1.1 there alone;
# 2.10E1 is 21.0 in one and 21 in the other; "1"^^xsd:boolean is true in both. A source of the division 010102 and another of 10102 then are of one.
# N3 2.13.12 (npm) keeps all as they stand. As texts in quotes all keep them.
# Hurts: open data with a published digest: whoever loads the file and hashes what is in the store gets another, by the library.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib rdflib==7.6.0 pyoxigraph==0.5.13
npm init -y >/dev/null && npm install --silent n3@2.13.12 && npm ls --depth 0 | tail -n +2
cat > seen.ttl <<'E'
<urn:1> <urn:division> 010102 .
<urn:2> <urn:division> 10102 .
<urn:3> <urn:share> 0.050 .
<urn:4> <urn:item> 1.10 .
<urn:5> <urn:load> 2.10E1 .
<urn:6> <urn:open> "1"^^<http://www.w3.org/2001/XMLSchema#boolean> .
<urn:7> <urn:division> "010102" .
E
cat > seen.py <<'E'
import pyoxigraph, rdflib
graph = rdflib.Graph().parse("seen.ttl", format="turtle")
print("rdflib", *(str(row[2]) for row in sorted(rdflib.Graph().parse(data=graph.serialize(format="nt"), format="nt"))))
store = pyoxigraph.Store()
store.load(open("seen.ttl", "rb").read(), format=pyoxigraph.RdfFormat.TURTLE)
print("oxigraph", *(quad.object.value for quad in sorted(store, key=lambda quad: quad.subject.value)))
E
cat > seen.js <<'E'
const { Parser } = require('n3')
console.log('n3', ...new Parser().parse(require('fs').readFileSync('seen.ttl', 'utf8')).map(quad => quad.object.value))
E
PYTHONPATH=lib python3 -W ignore seen.py | tee seen; node seen.js | tee -a seen
test "$(cat seen)" = 'rdflib 10102 10102 0.050 1.10 21.0 true 010102
oxigraph 10102 10102 0.05 1.1 21 true 010102
n3 010102 10102 0.050 1.10 2.10E1 1 010102'
