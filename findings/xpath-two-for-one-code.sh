#!/usr/bin/env bash
# Guess: an XPath that asks for a credit code, a quota or a day finds the same elements in every engine, or is refused.
# Seen: //e[@code=911501020000000043] finds 911501020000000060 too in lxml 6.0.2 and saxonche 13.1.1 (PyPI), xpath 0.0.34 and fontoxpath 3.34.0 (npm), and neither in
# elementpath 5.1.4; where a number stands with an E, both enterprises are infinity. //e[@day>'2026-03-01'] finds nothing in the two of XPath 1.0 and
# the right ones in three; //e[@quota>'5'] 12 in the first two and nothing in the others; [not(@quota<4)] an empty quota as well in the former, and
# is an error in the latter. xpath counts 陈𬭎厂 as four characters.
# Hurts: a register in XML: an inspection is noted at another's element, and last quarter's inspections are none.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent xpath@0.0.34 fontoxpath@3.34.0 slimdom@4.3.5 @xmldom/xmldom@0.9.12 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib lxml==6.0.2 elementpath==5.1.4 saxonche==13.1.1
cat > list.xml <<'E'
<list><e code="911501020000000043" quota="5" day="2026-03-05">A</e><e code="911501020000000060" quota="12" day="2026-11-05">B</e><e code="911501021E00001139" quota="" day="2026-01-05">C</e><e code="911501022E00001298" quota="3" day="">D</e></list>
E
cat > queries.json <<'E'
["//e[@code=911501020000000043]", "//e[@code='911501020000000043']", "//e[@code=911501021E00001139]", "//e[@day>'2026-03-01']", "//e[@quota>'5']", "//e[not(@quota<4)]", "string-length('陈𬭎厂')"]
E
cat > seen.mjs <<'E'
import fs from 'fs'
import xpath from 'xpath'
import { DOMParser } from '@xmldom/xmldom'
import fontoxpath from 'fontoxpath'
import { parseXmlDocument } from 'slimdom'
const text = fs.readFileSync('list.xml', 'utf8'), first = new DOMParser().parseFromString(text, 'text/xml'), second = parseXmlDocument(text)
const engines = { xpath: query => [].concat(xpath.select(query, first)), fontoxpath: query => fontoxpath.evaluateXPath(query, second, null, {}, fontoxpath.evaluateXPath.ALL_RESULTS_TYPE) }
for (const [name, find] of Object.entries(engines)) {
  const seen = JSON.parse(fs.readFileSync('queries.json', 'utf8')).map(query => { try { return find(query).map(one => one.textContent ?? one).join('') || 'none' } catch { return 'error' } })
  console.log(name, ...seen)
}
E
{ PYTHONPATH=lib python3 - <<'E'
import json, xml.etree.ElementTree as ElementTree
import elementpath, saxonche
from lxml import etree
first, second = etree.parse("list.xml"), ElementTree.parse("list.xml").getroot()
processor = saxonche.PySaxonProcessor(license=False).new_xpath_processor()
processor.set_context(file_name="list.xml")
def texts(found):
    return "".join(getattr(one, "text", one) for one in found) if isinstance(found, list) else str(int(found))
def saxon(query):
    found = processor.evaluate(query)
    return "".join(found.item_at(place).string_value for place in range(found.size)) if found else ""
engines = {"lxml": lambda query: texts(first.xpath(query)), "elementpath": lambda query: texts(elementpath.select(second, query)), "saxonche": saxon}
for name, find in engines.items():
    seen = []
    for query in json.load(open("queries.json")):
        try:
            seen.append(find(query) or "none")
        except Exception:
            seen.append("error")
    print(name, *seen)
E
node seen.mjs; } | tee seen.txt
cmp seen.txt - <<'E'
lxml AB A CD none B ABC 3
elementpath none A CD AB none error 3
saxonche AB A CD AB none error 3
xpath AB A error none B ABC 4
fontoxpath AB A CD AB none error 3
E
