"use strict";
// A page as the library makes it, from data that the library would refuse too: whoever lies makes pages by hand.
const fs = require("fs");
const path = require("path");

const template = (name) => fs.readFileSync(path.join(__dirname, `../../src/documents/${name}/assembled.html`), "utf8");
const NAMES = { agency: "新城区分局", elsewhere: "《内蒙古日报》公告栏、上级机关网站（示例）", strata: [["key", "重点排污单位"],
  ["general", "一般排污单位"], ["project", "建设项目"]], sources: [] };

const filled = (name, data) => template(name).replace("{data}", () => JSON.stringify(data).replace(/</g, "\\u003c"));
const page = (publication, names = NAMES) => filled("page", { publication, names });
const archive = (rounds) => filled("archive", { agency: NAMES.agency, elsewhere: NAMES.elsewhere, rounds });

module.exports = { page, archive, NAMES };
