"use strict";
// The page in a real browser: node browser.js chromium|firefox [--screenshots FOLDER]
//
// Every vector, salted and redacted, with amendments, void, infeasible; every lie of a sample red; no violation that axe-core
// finds; nothing wider than the window at 390 and 1280 px; light, dark and print; no word on the console; no request.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { script } = require("./script.js");
const { archive, page, NAMES } = require("./html.js");
const { cases, changed, digestOf, drawn, lies, orderOf, wholeChain } = require("./vectors.js");

const [browser, , shots] = process.argv.slice(2);
const FOLDER = fs.mkdtempSync(path.join(os.tmpdir(), "shuangsuiji-page-"));
const AXE = require.resolve("axe-core/axe.min.js");

/** A redacted form of a publication that shows the lines that a choice says, and the digest of its last transcript. */
function redacted(publication, shows) {
  const order = script.readOrder(publication.order), last = publication.transcripts[publication.transcripts.length - 1];
  const key = publication.salt_key ? script.keyed(order.hash, script.unhex(publication.salt_key)) : null;
  const lists = {};
  for (const name of script.LIST_NAMES) {
    lists[name] = publication[name].split("\n").slice(0, -1).map((line, at) => {
      const salt = key && script.mac(key, `salt ${order.agency} ${order.period} ${order.round} ${name} ${at}\u0001`);
      if (shows(name, line)) return `shown\t${salt ? script.hex(salt) : "-"}\t${line}\n`;
      const length = script.put(line, salt ? script.putWords(salt, 1) : 1);
      script.put("\0", 0);
      return `withheld\t${script.hex(script.digest(order.hash, length))}\n`;
    }).join("");
  }
  return { ...publication, ...lists, salt_key: null, digest: digestOf(order.hash, last), redacted: true };
}

/** What is shown green: a name, a publication, and what is asked of it with the words of the answer. */
function truths() {
  const all = [], of = {};
  for (const { name, vector, publication } of cases()) {
    of[name] = { vector, publication };
    if (!vector.expected.error) all.push({ name, publication });
  }
  const named = (publication) => new Set(publication.transcripts.join(" ").split(/[ \n]/));
  for (const name of ["salted", "recusals", "sm3"]) {
    const { publication } = of[name], words = named(publication);
    all.push({ name: `${name}, all shown`, publication: redacted(publication, () => true) });
    all.push({ name: `${name}, recusals withheld`, publication: redacted(publication, (list) => list !== "recusals") });
    all.push({ name: `${name}, to the drawn`, publication: redacted(publication, (list, line) => words.has(line.split("\t")[0]) && list !== "recusals") });
  }
  const { publication, vector } = of.infeasible, { hash, cap, team } = vector.order;
  const order = orderOf(publication, { hash, cap, team, strata: vector.order.strata.map((it) => `stratum ${it.name} ${it.quota}\n`).join("") });
  const head = `shuangsuiji-transcript 1\norder ${script.hex(script.readOrder(order).digest)}\namends -\n`;
  all.push({ name: "infeasible, void", publication: { ...publication, order, transcripts: [`${head}void 无法组成检查组\n`] } });
  const trap = ["1", "10", "9", "__proto__", "</script><script>throw1</script>", "<!--", "企业\ufeff", "\ufa11", "\u{20bb7}", "x".repeat(64)];
  const sources = trap.map((id) => `${id}\tkey\t150102\t0\t-\n`).join("").split("\n").slice(0, -1)
    .sort((a, b) => Buffer.compare(Buffer.from(a.split("\t")[0]), Buffer.from(b.split("\t")[0]))).map((line) => `${line}\n`).join("");
  const people = "I-1\t150102\t-\nI-2\t150102\t-\n";
  all.push({ name: "traps", publication: drawn({ sources, inspectors: people, recusals: "" }, { strata: "stratum key 4\n" }), ask: trap });
  const bad = [["infeasible, drawn", { ...publication, order, transcripts: [`${head}reveal lottery 34\n`] }]];
  for (const name of ["replacement", "salted", "shortfall", "sm3"]) {
    const told = lies(of[name].publication), edits = changed(of[name].publication, 2);
    told.filter((_, at) => at % 9 === 0).concat(edits.filter((_, at) => at % 5 === 0)).forEach((lie, at) => bad.push([`${name}, lie ${at}`, lie]));
  }
  lies(redacted(of.salted.publication, (list) => list !== "recusals")).filter((_, at) => at % 11 === 0)
    .forEach((lie, at) => bad.push([`salted and redacted, lie ${at}`, lie]));
  bad.push(["a CR", { ...of.salted.publication, order: of.salted.publication.order.replace("\n", "\r\n") }]);
  bad.push(["a NUL", { ...of.salted.publication, sources: of.salted.publication.sources.replace("\t", "\0\t") }]);
  return { all, bad, of };
}

/** Chromium by playwright-core; what the tests ask of a browser. */
async function chromium() {
  const { chromium } = require("playwright-core");
  const open = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  return {
    version: `Chromium ${open.version()}`,
    close: () => open.close(),
    async tab({ width, dark }, heard) {
      const context = await open.newContext({ viewport: { width, height: 844 }, colorScheme: dark ? "dark" : "light" });
      const tab = await context.newPage();
      tab.on("console", (message) => heard.push(`${message.type()}: ${message.text()}`));
      tab.on("pageerror", (error) => heard.push(String(error)));
      tab.on("request", (request) => request.url().startsWith("file:") || heard.push(`request: ${request.url()}`));
      return {
        go: (file) => tab.goto(`file://${file}`),
        run: (code) => tab.evaluate(code),
        type: async (text) => (await tab.keyboard.insertText(text)),
        press: (key) => tab.keyboard.press(key),
        print: () => tab.emulateMedia({ media: "print" }),
        // The page's own policy forbids what is added to it; the tool's is allowed by the driver's protocol.
        axe: async () => (await context.newCDPSession(tab)).send("Runtime.evaluate",
          { expression: `${fs.readFileSync(AXE, "utf8")};axe.run().then((found) => JSON.stringify(found))`, awaitPromise: true, returnByValue: true })
          .then(({ result }) => JSON.parse(result.value)),
        shot: (file) => tab.screenshot({ path: file, fullPage: true }),
        close: () => context.close(),
      };
    },
  };
}

/** Firefox by puppeteer-core over WebDriver BiDi. */
async function firefox() {
  const puppeteer = require("puppeteer-core");
  const open = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX || "/usr/bin/firefox-esr", headless: true,
    // The driver turns this off; visitors have it on.
    extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true } });
  return {
    version: await open.version(),
    close: () => open.close(),
    async tab({ width, dark }, heard) {
      const tab = await open.newPage();
      await tab.setViewport({ width, height: 844 });
      tab.on("console", (message) => heard.push(`${message.type()}: ${message.text()}`));
      tab.on("pageerror", (error) => heard.push(String(error)));
      return {
        go: (file) => tab.goto(`file://${file}`),
        run: (code) => tab.evaluate(code),
        type: async (text) => tab.keyboard.type(text),
        press: (key) => tab.keyboard.press(key),
        print: () => Promise.resolve(),
        axe: async () => JSON.parse(await tab.evaluate(`${fs.readFileSync(AXE, "utf8")};axe.run().then((found) => JSON.stringify(found))`)),
        shot: (file) => tab.screenshot({ path: file, fullPage: true }),
        close: () => tab.close(),
      };
    },
  };
}

const DONE = `new Promise((done) => { const look = () => document.querySelector("#verdict.good, #verdict.bad")
  ? done(document.getElementById("verdict").className) : setTimeout(look, 5); look(); })`;
const WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

/** Opens a page, checks it and gives the colour of its verdict. */
async function verdict(tab, publication, names) {
  const file = path.join(FOLDER, "page.html");
  fs.writeFileSync(file, page(publication, names));
  await tab.go(file);
  await tab.run('document.getElementById("check").click()');
  return tab.run(DONE);
}

/** Asks for an enterprise as a visitor does, by keyboard; the answer's heading. */
async function asked(tab, id) {
  await tab.run('document.getElementById("id").value = ""; document.getElementById("id").focus()');
  await tab.type(id);
  await tab.press("Enter");
  return tab.run('document.querySelector("#mine h2").firstChild.textContent');
}

async function looks(open, name, prepare) {
  for (const [width, dark] of [[390, false], [390, true], [1280, false], [1280, true]]) {
    const heard = [], tab = await open.tab({ width, dark }, heard), at = `${name}, ${width} px${dark ? ", dark" : ""}`;
    await tab.go(path.join(FOLDER, "page.html"));
    assert.equal(await tab.run(WIDE), 0, `${at}: wider than the window before the check`);
    await prepare(tab);
    assert.equal(await tab.run(WIDE), 0, `${at}: wider than the window`);
    const { violations, passes } = await tab.axe();
    assert.deepEqual(violations.map((it) => [it.id, it.nodes.map((node) => node.html)]), [], at);
    assert.ok(passes.length > 15, `${at}: axe-core ran`);
    if (shots) await tab.shot(path.join(shots, `${browser}-${name}-${width}${dark ? "-dark" : ""}.png`));
    await tab.print();
    assert.equal(await tab.run(WIDE), 0, `${at}: wider than the paper`);
    assert.deepEqual(heard, [], at);
    await tab.close();
  }
}

async function main() {
  const open = await { chromium, firefox }[browser](), { all, bad, of } = truths(), heard = [];
  try {
    const tab = await open.tab({ width: 390 }, heard);
    for (const { name, publication, ask = [] } of all) {
      assert.equal(await verdict(tab, publication), "good", name);
      for (const id of ask) assert.notEqual(await asked(tab, id), "不在本次抽取的名单上", `${name}: ${id}`);
    }
    for (const [name, publication] of bad) {
      assert.equal(await verdict(tab, publication), "bad", name);
      assert.equal(await tab.run('document.querySelector("#verdict h2").firstChild.textContent'), "✗ 核对发现问题");
      assert.match(await tab.run('document.querySelector("#verdict p").textContent'), /。/, name);
    }
    await answers(tab, of);
    assert.deepEqual(heard, [], "a word on the console, or a request");
    const { publication, vector } = of.replacement;
    await verdict(tab, publication);
    await looks(open, "right", async (tab) => {
      await verdict(tab, publication);
      await asked(tab, vector.expected.strata[0].drawn[0]);
    });
    await looks(open, "wrong", (tab) => verdict(tab, bad[1][1]));
    const rounds = wholeChain().map((round, at) => ({ ...round, page: `round-${at}.html` }));
    for (const [name, line, colour] of [["archive", rounds, "good"], ["broken-archive", rounds.filter((_, at) => at !== 1), "bad"]]) {
      fs.writeFileSync(path.join(FOLDER, "archive.html"), archive(line));
      await looks(open, name, async (tab) => {
        await tab.go(path.join(FOLDER, "archive.html"));
        assert.equal(await tab.run(DONE), colour, name);
        assert.equal(await tab.run('document.querySelectorAll("#line li a[href^=round-]").length'), line.length);
      });
    }
    console.log(`${open.version}: ${all.length} true pages green, ${bad.length} lies red, axe-core without a finding`);
  } finally {
    await open.close();
    fs.rmSync(FOLDER, { recursive: true, force: true });
  }
}

/** What the page says of enterprises that fared differently, and of digests. */
async function answers(tab, of) {
  const { publication, vector } = of.replacement, skipped = vector.amendments[0][0].source;
  const names = { ...NAMES, sources: [[vector.sources[0].id, "某某<b>公司", "91150102MA0N000000"]] };
  await verdict(tab, publication, names);
  const found = vector.sources.find((it) => it.status === "excluded" && it.stratum !== "project"), drawnNow = publication.transcripts[2].match(/\ndrawn \S+ \S+ (\S+)/)[1];
  assert.equal(await asked(tab, drawnNow), "抽中");
  assert.equal(await asked(tab, skipped), "曾抽中，后被替换");
  assert.equal(await asked(tab, found.id), "未抽中");
  assert.match(await tab.run('document.getElementById("mine").textContent'), /不能抽中：名单载明不纳入抽取/);
  const strata = vector.order.strata.filter((it) => it.quota > 0).map((it) => it.name);
  const capped = vector.sources.find((it) => it.status === "-" && it.inspections >= vector.order.cap && strata.includes(it.stratum));
  assert.equal(await asked(tab, capped.id.toLowerCase()), "未抽中", "letters of either case");
  assert.match(await tab.run('document.getElementById("mine").textContent'), /不能抽中：本年度检查已达上限/);
  assert.equal(await asked(tab, "nobody"), "不在本次抽取的名单上");
  for (const by of ["某某<b>公司", "91150102ma0n000000"]) {
    await asked(tab, by);
    assert.match(await tab.run('document.getElementById("mine").textContent'), new RegExp(`某某<b>公司.*${vector.sources[0].id}`));
  }
  const compared = async (digest) => {
    await tab.run(`document.getElementById("digest").value = "${digest}"; document.getElementById("digest").form.requestSubmit()`);
    return tab.run('document.getElementById("compared").className');
  };
  const digests = JSON.parse(await tab.run('JSON.stringify(Array.from(document.querySelectorAll("#digests .digest"), (it) => it.textContent))'));
  assert.deepEqual(digests, [vector.expected.order_digest, vector.expected.transcript_digest, ...vector.expected.amendments.map((it) => it.transcript_digest)]);
  for (const digest of digests) assert.equal(await compared(` ${digest.toUpperCase()} `), "good");
  assert.equal(await compared("0".repeat(64)), "bad");
  assert.equal(await tab.run('document.querySelectorAll("#picture svg[role=img][aria-label]").length'), vector.order.strata.length);
  // A page that was not checked yet checks before it answers.
  await tab.go(path.join(FOLDER, "page.html"));
  assert.equal(await tab.run('document.getElementById("mine").textContent'), "");
  await tab.run('document.getElementById("id").focus()');
  await tab.type(drawnNow);
  await tab.press("Enter");
  assert.equal(await tab.run(DONE), "good");
  assert.equal(await tab.run('document.querySelector("#mine h2").firstChild.textContent'), "抽中");
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
