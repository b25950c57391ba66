"use strict";
// How long the page takes for 100,000 sources beside the library, and how long it holds up its window: node measure.js
//
// 5,000 of 100,000 sources are drawn in pairs of 500 inspectors, with both hashes. The library's time is printed by an ignored
// test that reads the same publication. Measured, not asserted: a busy machine says nothing.
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { chromium } = require("playwright-core");
const { page } = require("./html.js");
const { drawn } = require("./vectors.js");

const SOURCES = 100000, DRAWN = 5000, INSPECTORS = 500, TIMES = 5;
const FOLDER = fs.mkdtempSync(path.join(os.tmpdir(), "shuangsuiji-measure-"));
const rows = (count, line) => Array.from({ length: count }, (_, at) => line(at)).join("");

function publication(hash) {
  const id = (at) => `91150100${String(at).padStart(10, "0")}`, who = (at) => `15010000-${String(at).padStart(5, "0")}`;
  return { ...drawn({
    sources: rows(SOURCES, (at) => `${id(at)}\tkey\t150102\t${at % 7 === 0 ? 1 : 0}\t-\n`),
    inspectors: rows(INSPECTORS, (at) => `${who(at)}\t150102\t-\n`),
    recusals: rows(INSPECTORS / 10, (at) => `${who(10 * at)}\t${id(70 * at)}\n`),
  }, { hash, strata: `stratum key ${DRAWN}\n` }), salt_key: null, reveal: null, digest: null, redacted: false };
}

function library(file) {
  const root = path.join(__dirname, "../.."), test = ["test", "--quiet", "--release", "--all-features", "--test", "page_agreement"];
  const environment = { ...process.env, SHUANGSUIJI_PUBLICATION: file };
  const said = execFileSync("cargo", [...test, "--", "--ignored", "--nocapture", "time_of_the_library"], { cwd: root, env: environment, encoding: "utf8" });
  return Number(/library: ([0-9.]+) ms/.exec(said)[1]);
}

/** The best time from the press of the button to the verdict, and the longest task on the window's thread, in ms. */
async function inBrowser(open, file) {
  let best = Infinity, longest = 0;
  for (let time = 0; time < TIMES; time += 1) {
    const tab = await open.newPage();
    await tab.goto(`file://${file}`);
    const [taken, held] = await tab.evaluate(`new Promise((done) => {
      let longest = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((task) => { longest = Math.max(longest, task.duration); }))
        .observe({ entryTypes: ["longtask"] });
      const from = performance.now();
      const look = () => document.querySelector("#verdict.good, #verdict.bad")
        ? (longest, setTimeout(() => done([taken, longest]), 100), taken = performance.now() - from) : requestAnimationFrame(look);
      let taken;
      document.getElementById("check").click();
      look();
    })`);
    if (await tab.locator("#verdict.good").count() !== 1) throw new Error("not green");
    best = Math.min(best, taken);
    longest = Math.max(longest, held);
    await tab.close();
  }
  return [best, longest];
}

async function main() {
  const open = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  for (const hash of ["sha256", "sm3"]) {
    const file = path.join(FOLDER, "publication.json"), html = path.join(FOLDER, "page.html"), texts = publication(hash);
    fs.writeFileSync(file, JSON.stringify(texts));
    fs.writeFileSync(html, page(texts));
    const first = library(file), [taken, longest] = await inBrowser(open, html), rust = Math.min(first, library(file));
    console.log(`${hash}: library ${rust.toFixed(0)} ms, page ${taken.toFixed(0)} ms, ${(taken / rust).toFixed(1)} times; longest task ${longest.toFixed(0)} ms`);
  }
  await open.close();
}

main().finally(() => fs.rmSync(FOLDER, { recursive: true, force: true }));
