#!/usr/bin/env bash
# Guess: every reader of XML gives 甲&乙厂 for 甲&amp;乙厂, and the text of a CDATA section as it is.
# Seen: txml 6.0.3 (simplify), xmlbuilder2 4.0.3 (end with format object) and simple-xml-to-json 1.2.7 hand out 甲&amp;乙厂; the last
# makes an empty key and pieces of 一<二 where it stands in CDATA. txml drops the words beside an element: of 抽取<b>21</b>家 only 21
# is left, while in xml2js 0.6.2 the order is lost: 抽取家 and 21. xml-js 1.6.11 and pixl-xml 1.0.13 have the entity right.
# Hurts: registries and notices exchanged as XML: the name with &amp; is in no register and goes out as &amp;amp; when it is
# written again.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent txml@6.0.3 xmlbuilder2@4.0.3 simple-xml-to-json@1.2.7 xml2js@0.6.2 xml-js@1.6.11 pixl-xml@1.0.13 && npm ls --depth 0 | tail -n +2
cat > seen.js <<'E'
const assert = require('assert')
const { parse, simplify } = require('txml'), { create } = require('xmlbuilder2'), { convertXML } = require('simple-xml-to-json'), { parseStringPromise } = require('xml2js')
const { xml2js } = require('xml-js'), pixl = require('pixl-xml')
const name = '<firm><name>甲&amp;乙厂</name></firm>', text = '<firm><note><![CDATA[一<二]]></note></firm>', mixed = '<firm><quota>抽取<b>21</b>家</quota></firm>'
;(async () => {
  const names = {
    txml: simplify(parse(name)).firm.name, xmlbuilder2: create(name).end({ format: 'object' }).firm.name, 'simple-xml-to-json': convertXML(name).firm.children[0].name.content,
    xml2js: (await parseStringPromise(name)).firm.name[0], 'xml-js': xml2js(name, { compact: true }).firm.name._text, pixl: pixl.parse(name).name,
  }
  console.log(names)
  const [raw, read] = ['甲&amp;乙厂', '甲&乙厂']
  assert.deepStrictEqual(names, { txml: raw, xmlbuilder2: raw, 'simple-xml-to-json': raw, xml2js: read, 'xml-js': read, pixl: read })
  const notes = [simplify(parse(text)).firm.note, (await parseStringPromise(text)).firm.note[0], JSON.stringify(convertXML(text))]
  console.log('CDATA', notes)
  assert(notes[0] === '一<二' && notes[1] === '一<二' && !notes[2].includes('一<二'))
  const quotas = [simplify(parse(mixed)).firm.quota, (await parseStringPromise(mixed)).firm.quota[0]]
  console.log('mixed', JSON.stringify(quotas))
  assert.deepStrictEqual(quotas.map(quota => ({ ...quota })), [{ b: '21' }, { _: '抽取家', b: ['21'] }])
})()
E
node seen.js
