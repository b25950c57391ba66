"use strict";
// The papers and the year's reports in a real browser: node papers.js [FILE ...]
//
// Without files: the papers of tests/golden/official, and the reports of target/compliance_year if they are there. No word on
// the console, no request, every link of the page lands, nothing wider than the window at 1280 and 500 px, and in print.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const pages = (folder) =>
  fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith(".html")).map((name) => path.join(folder, name)) : [];
const root = path.join(__dirname, "../..");
const given = process.argv.slice(2);
const files = given.length ? given : [...pages(path.join(root, "tests/golden/official")), ...pages(path.join(root, "target/compliance_year"))];

async function main() {
  assert(files.length >= 1, "no page");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  let links = 0;
  for (const file of files) {
    for (const width of [1280, 500]) {
      const heard = [];
      const tab = await (await browser.newContext({ viewport: { width, height: 844 } })).newPage();
      tab.on("console", (message) => heard.push(message.text()));
      tab.on("pageerror", (error) => heard.push(String(error)));
      tab.on("request", (request) => request.url().startsWith("file:") || heard.push(request.url()));
      await tab.goto(pathToFileURL(file).href);
      const astray = await tab.evaluate(() =>
        [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")).filter((to) => !document.getElementById(to.slice(1))));
      links += await tab.evaluate(() => document.querySelectorAll("a[href]").length);
      assert.deepEqual(astray, [], `${file}: links that do not land`);
      for (const media of ["screen", "print"]) {
        await tab.emulateMedia({ media });
        const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert(over <= 0, `${file}: ${over} px wider than ${width} px (${media})`);
      }
      assert.deepEqual(heard, [], file);
      await tab.context().close();
    }
  }
  await browser.close();
  console.log(`papers: ${files.length} pages at 1280 and 500 px and in print, ${links} links land`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
