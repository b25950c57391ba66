#!/usr/bin/env bash
# Guess: a Chinese sentence without anything of Markdown comes out of a converter as it is, and **乙厂（东）** is bold.
# Seen: of 抽取5~10家和10~20家 marked 18.2.1, remark-gfm 4.0.1 (npm), cmarkgfm 2025.10.22 and marko 2.2.4 (PyPI, GFM) strike 10家和10
# out, so that 5 and 20 are left, and pymdown-extensions 13.1.2 (tilde) sets it below the line; markdown-it 15.0.3, showdown
# 2.1.0, Markdown 3.11.3, mistune 3.4.0 and commonmark 0.9.2 leave it. The item 1. after which 3. follows is renumbered 2. in
# those of Python. **乙厂（东）** within a sentence stays with its stars in all but showdown and Markdown; the ids E_1_2 and E_3_4 lose
# theirs in showdown and markdown2 2.5.5.
# Hurts: plans, minutes and notices kept in Markdown: another quota, an item with another number, an id that does not exist.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib cmarkgfm==2025.10.22 marko==2.2.4 pymdown-extensions==13.1.2 Markdown==3.11.3 mistune==3.4.0 commonmark==0.9.2 \
  markdown2==2.5.5
npm init -y >/dev/null && npm install --silent marked@18.2.1 remark-gfm@4.0.1 remark-parse@11.0.0 unified@11.0.5 markdown-it@15.0.3 showdown@2.1.0 && npm ls --depth 0 | tail -n +2
PYTHONPATH=lib python3 -W ignore - <<'E'
import cmarkgfm, commonmark, markdown, markdown2, mistune
from marko.ext.gfm import gfm
calls = {
    "cmarkgfm": cmarkgfm.github_flavored_markdown_to_html, "marko": gfm.convert, "pymdown tilde": lambda text: markdown.markdown(text, extensions=["pymdownx.tilde"]),
    "Markdown": markdown.markdown, "mistune": mistune.html, "commonmark": commonmark.commonmark, "markdown2": markdown2.markdown,
}
seen = {name: [call(text).strip()[3:-4] for text in ("抽取5~10家和10~20家", "检查**乙厂（东）**的", "E_1_2与E_3_4")] + [call("1. 甲\n3. 乙").split().count("<li>乙</li>")]
        for name, call in calls.items()}
for name, row in seen.items():
    print(name, row)
struck, low, plain = "抽取5<del>10家和10</del>20家", "抽取5<sub>10家和10</sub>20家", "抽取5~10家和10~20家"
bold, stars, ids, lost = "检查<strong>乙厂（东）</strong>的", "检查**乙厂（东）**的", "E_1_2与E_3_4", "E<em>1</em>2与E<em>3</em>4"
assert seen == {
    "cmarkgfm": [struck, stars, ids, 1], "marko": [struck, stars, ids, 1], "pymdown tilde": [low, bold, ids, 1], "Markdown": [plain, bold, ids, 1],
    "mistune": [plain, stars, ids, 1], "commonmark": [plain, stars, ids, 1], "markdown2": [plain, stars, lost, 1],
}
E
cat > seen.mjs <<'E'
import assert from 'assert'
import { createRequire } from 'module'
import { marked } from 'marked'
import { unified } from 'unified'
import remarkParse from 'remark-parse'
import remarkGfm from 'remark-gfm'
const require = createRequire(import.meta.url)
const markdownIt = require('markdown-it')(), showdown = new (require('showdown').Converter)()
const tree = node => node.type === 'text' ? node.value : { delete: ['<del>', '</del>'] }[node.type]?.join(node.children.map(tree).join('')) ?? node.children.map(tree).join('')
const calls = {
  marked: marked.parse, remark: text => `<p>${tree(unified().use(remarkParse).use(remarkGfm).parse(text))}</p>`,
  'markdown-it': text => markdownIt.render(text), showdown: text => showdown.makeHtml(text),
}
const seen = {}
for (const [name, call] of Object.entries(calls)) {
  seen[name] = ['抽取5~10家和10~20家', '检查**乙厂（东）**的', 'E_1_2与E_3_4'].map(text => call(text).trim().slice(3, -4))
  console.log(name, seen[name])
}
const struck = '抽取5<del>10家和10</del>20家', plain = '抽取5~10家和10~20家', stars = '检查**乙厂（东）**的', ids = 'E_1_2与E_3_4'
assert.deepStrictEqual(seen, {
  marked: [struck, stars, ids], remark: [struck, stars, ids], 'markdown-it': [plain, stars, ids], showdown: [plain, '检查<strong>乙厂（东）</strong>的', 'E<em>1</em>2与E<em>3</em>4'],
})
E
node seen.mjs
