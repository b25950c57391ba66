#!/usr/bin/env bash
# Guess: JSONPath, a standard since RFC 9535, finds the same lines in every library, and a Chinese name needs no quotes.
# Seen: where [?(@.quota)] asks whether there is a quota, one of 0 is none in jsonpath 1.3.0 and jsonpath-plus 11.3.0 (npm) and jsonpath-python 1.1.6 (PyPI), and is one in jsonpath-ng 1.16.0, python-jsonpath 2.2.2 and
# jsonpath-rfc9535 1.0.1. In the first two @.id==10102 finds the text 010102 as well, @.limit<5 an empty limit, and a code with an E as a number two enterprises. $.企业名称 is an error
# in jsonpath, jsonpath-ng and jsonpath-rfc9535, which stops behind its first character. [2,0] finds nothing in jsonpath-python.
# Hurts: a rule "who has a quota" that leaves out those with 0 in one department's program and counts them in the other's.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent jsonpath@1.3.0 jsonpath-plus@11.3.0 && npm ls --depth 0 | tail -n +2
for package in jsonpath-ng==1.16.0 python-jsonpath==2.2.2 jsonpath-python==1.1.6 jsonpath-rfc9535==1.0.1; do python3 -m pip install -qq --no-warn-conflicts --target "${package%%=*}" "$package"; done
cat > list.json <<'E'
{"企业名称": "甲", "list": [{"id": "010102", "quota": 3, "limit": "3", "code": "911501021E00001139"}, {"id": "10102", "quota": 21, "limit": "12", "code": "911501022E00001298"}, {"id": "E-2", "quota": 0, "limit": "", "code": "E"}]}
E
cat > queries.json <<'E'
["$.企业名称", "$['企业名称']", "$.list[?(@.quota)].id", "$.list[?(@.id==10102)].id", "$.list[?(@.limit<5)].id", "$.list[?(@.code==911501021E00001139)].id", "$.list[2,0].id"]
E
cat > seen.js <<'E'
const fs = require('fs'), jsonpath = require('jsonpath'), { JSONPath } = require('jsonpath-plus')
const data = JSON.parse(fs.readFileSync('list.json')), queries = JSON.parse(fs.readFileSync('queries.json'))
for (const [name, find] of [['jsonpath', query => jsonpath.query(data, query)], ['jsonpath-plus', query => JSONPath({ path: query, json: data })]]) {
  console.log([name, ...queries.map(query => { try { return find(query).join(' ') || 'none' } catch { return 'error' } })].join(' | '))
}
E
cat > seen.py <<'E'
import json, sys
name = sys.argv[1]
data, queries = json.load(open("list.json")), json.load(open("queries.json"))
if name == "jsonpath-ng":
    from jsonpath_ng.ext import parse
    find = lambda query: [match.value for match in parse(query).find(data)]
elif name == "python-jsonpath":
    import jsonpath
    find = lambda query: jsonpath.findall(query, data)
elif name == "jsonpath-python":
    from jsonpath import JSONPath
    find = lambda query: JSONPath(query).parse(data)
else:
    import jsonpath_rfc9535
    find = lambda query: jsonpath_rfc9535.find(query, data).values()
seen = []
for query in queries:
    try:
        seen.append(" ".join(find(query)) or "none")
    except Exception:
        seen.append("error")
print(name, *seen, sep=" | ")
E
{ node seen.js
for name in jsonpath-ng python-jsonpath jsonpath-python jsonpath-rfc9535; do PYTHONPATH=$name python3 seen.py $name; done; } | tee seen.txt
cmp seen.txt - <<'E'
jsonpath | error | 甲 | 010102 10102 | 010102 10102 | 010102 E-2 | 010102 10102 | E-2 010102
jsonpath-plus | 甲 | 甲 | 010102 10102 | 010102 10102 | 010102 E-2 | 010102 10102 | E-2 010102
jsonpath-ng | error | 甲 | 010102 10102 E-2 | none | none | error | E-2 010102
python-jsonpath | 甲 | 甲 | 010102 10102 E-2 | none | none | error | E-2 010102
jsonpath-python | 甲 | 甲 | 010102 10102 | none | none | none | none
jsonpath-rfc9535 | error | 甲 | 010102 10102 E-2 | none | none | error | E-2 010102
E
