"use strict";
// A page as the library makes it, from data that the library would refuse too: whoever lies makes pages by hand.
const fs = require("fs");
const path = require("path");

const TEMPLATE = fs.readFileSync(path.join(__dirname, "../../src/documents/page/assembled.html"), "utf8");
const NAMES = { agency: "新城区分局", elsewhere: "《内蒙古日报》公告栏、上级机关网站（示例）", strata: [["key", "重点排污单位"],
  ["general", "一般排污单位"], ["project", "建设项目"]], sources: [] };

const page = (publication, names = NAMES) =>
  TEMPLATE.replace("{data}", () => JSON.stringify({ publication, names }).replace(/</g, "\\u003c"));

module.exports = { page, NAMES };
