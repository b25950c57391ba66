"use strict";
// The papers and the year's reports in a real browser: node papers.js [FILE ...]
//
// Without files: the papers of tests/golden/official, and the reports of target/compliance_year if they are there. No word on
// the console, no request, every link of the page lands, nothing wider than the window at 1280 and 390 px, light, dark and in
// print, and no violation that axe-core finds.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

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
    for (const [width, colorScheme] of [[390, "light"], [390, "dark"], [1280, "light"], [1280, "dark"]]) {
      const heard = [], at = `${file}, ${width} px, ${colorScheme}`;
      const tab = await (await browser.newContext({ viewport: { width, height: 844 }, colorScheme })).newPage();
      tab.on("console", (message) => heard.push(message.text()));
      tab.on("pageerror", (error) => heard.push(String(error)));
      tab.on("request", (request) => request.url().startsWith("file:") || heard.push(request.url()));
      await tab.goto(pathToFileURL(file).href);
      const astray = await tab.evaluate(() =>
        [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")).filter((to) => !document.getElementById(to.slice(1))));
      links += await tab.evaluate(() => document.querySelectorAll("a[href]").length);
      assert.deepEqual(astray, [], `${file}: links that do not land`);
      const { violations, passes } = JSON.parse(await tab.evaluate(`${AXE};axe.run().then((found) => JSON.stringify(found))`));
      assert.deepEqual(violations.map((it) => [it.id, it.nodes.map((node) => node.html).slice(0, 3)]), [], at);
      assert(passes.length > 10, `${at}: axe-core ran`);
      for (const media of ["screen", "print"]) {
        await tab.emulateMedia({ media });
        const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert(over <= 0, `${at}: ${over} px wider than the window (${media})`);
      }
      assert.deepEqual(heard, [], at);
      await tab.context().close();
    }
  }
  await browser.close();
  console.log(`papers: ${files.length} pages at 1280 and 390 px, light, dark and in print, ${links} links land, axe-core without a finding`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
