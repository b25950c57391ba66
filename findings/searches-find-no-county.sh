#!/usr/bin/env bash
# Guess: a search engine for the page of a register finds, as it is set up at first, the enterprises of 武川县 by 武川县 and one by its whole name or credit code alone.
# Seen: lunr 2.3.9, elasticlunr 0.9.5, js-search 2.0.1 and Orama 3.1.18 (npm) find no Chinese words at all, not even the whole name; MiniSearch 7.2.0 and FlexSearch 0.8.212 (npm),
# Whoosh 2.7.4 and tantivy 0.27.0 (PyPI) the whole name alone. Fuse 7.5.0 finds for 武川县, and for the whole name, an enterprise of 桦川县 as well, and
# for one credit code all three. None says so, and all but Fuse find the code by itself, so that a trial with codes goes well.
# Hurts: the public page of who was drawn: "no result" reads as "never inspected".
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent lunr@2.3.9 elasticlunr@0.9.5 js-search@2.0.1 @orama/orama@3.1.18 minisearch@7.2.0 flexsearch@0.8.212 fuse.js@7.5.0 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib whoosh==2.7.4 tantivy==0.27.0
cat > seen.mjs <<'E'
import lunr from 'lunr'
import elasticlunr from 'elasticlunr'
import * as jsSearch from 'js-search'
import { create, insert, search } from '@orama/orama'
import MiniSearch from 'minisearch'
import flexsearch from 'flexsearch'
import Fuse from 'fuse.js'
const list = [{ id: '1', name: '武川县甲化工厂', code: '911501020000000043' }, { id: '2', name: '桦川县乙化工厂', code: '91150102MA0000004X' }, { id: '3', name: '凉城县丙厂', code: '911501021E00001139' }]
const engines = {}
const one = lunr(function () { this.ref('id'); this.field('name'); this.field('code'); list.forEach(each => this.add(each)) })
engines.lunr = words => one.search(words).map(found => found.ref)
const two = elasticlunr(function () { this.setRef('id'); this.addField('name'); this.addField('code') })
list.forEach(each => two.addDoc(each))
engines.elasticlunr = words => two.search(words, {}).map(found => found.ref)
const three = new jsSearch.Search('id')
three.addIndex('name'); three.addIndex('code'); three.addDocuments(list)
engines['js-search'] = words => three.search(words).map(found => found.id)
const four = create({ schema: { name: 'string', code: 'string' } })
for (const each of list) insert(four, each)
engines.orama = words => search(four, { term: words }).hits.map(found => found.id)
const five = new MiniSearch({ fields: ['name', 'code'] })
five.addAll(list)
engines.minisearch = words => five.search(words).map(found => found.id)
const six = new flexsearch.Document({ document: { id: 'id', index: ['name', 'code'] } })
list.forEach(each => six.add(each))
engines.flexsearch = words => [...new Set(six.search(words).flatMap(found => found.result))]
const seven = new Fuse(list, { keys: ['name', 'code'] })
engines.fuse = words => seven.search(words).map(found => found.item.id)
for (const [name, find] of Object.entries(engines)) {
  const seen = ['武川县', '化工', '武川县甲化工厂', '911501020000000043'].map(words => find(words).sort().join(',') || 'none')
  console.log(name, ...seen)
}
E
{ node seen.mjs
PYTHONPATH=lib python3 -W ignore - <<'E'
import tantivy
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import MultifieldParser
list_ = [("1", "武川县甲化工厂", "911501020000000043"), ("2", "桦川县乙化工厂", "91150102MA0000004X"), ("3", "凉城县丙厂", "911501021E00001139")]
index = RamStorage().create_index(Schema(id=ID(stored=True), name=TEXT, code=TEXT))
with index.writer() as writer:
    for id_, name, code in list_:
        writer.add_document(id=id_, name=name, code=code)
builder = tantivy.SchemaBuilder()
for field in ("id", "name", "code"):
    builder.add_text_field(field, stored=True)
other = tantivy.Index(builder.build())
writer = other.writer()
for id_, name, code in list_:
    writer.add_document(tantivy.Document(id=id_, name=name, code=code))
writer.commit()
other.reload()
def whoosh(words):
    with index.searcher() as searcher:
        return [hit["id"] for hit in searcher.search(MultifieldParser(["name", "code"], index.schema).parse(words))]
def by_tantivy(words):
    searcher = other.searcher()
    return [searcher.doc(address)["id"][0] for _, address in searcher.search(other.parse_query(words, ["name", "code"]), 10).hits]
for name, find in {"whoosh": whoosh, "tantivy": by_tantivy}.items():
    print(name, *(",".join(sorted(find(words))) or "none" for words in ("武川县", "化工", "武川县甲化工厂", "911501020000000043")))
E
} | grep -v 'user configuration' | tee seen.txt
cmp seen.txt - <<'E'
lunr none none none 1
elasticlunr none none none 1
js-search none none none 1
orama none none none 1
minisearch none none 1 1
flexsearch none none 1 1
fuse 1,2 1,2 1,2 1,2,3
whoosh none none 1 1
tantivy none none 1 1
E
