"use strict";
// The page's script without its page, for Node: the functions that it defines, by name.
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const FOLDER = path.join(__dirname, "../../src/documents");
const FILES = ["page/script/hash.js", "page/script/texts.js", "page/script/teams.js", "page/script/verify.js", "page/script/show.js",
  "archive/archive.js"];

/** Loads the script into a world of its own, as a page does. */
function load() {
  const source = FILES.map((file) => fs.readFileSync(path.join(FOLDER, file), "utf8")).join("\n");
  const names = Array.from(source.matchAll(/^(?:function\*? |const |class )([A-Za-z0-9_]+)/gm), ([, name]) => name);
  return vm.runInThisContext(`(function () { "use strict";\n${source}\nreturn { ${names.join(", ")} }; })()`, { filename: "page-script.js" });
}

const script = load();

/** Verifies at once: `null`, or what is wrong. */
function verdict(publication) {
  try {
    const steps = script.verify(publication, () => {});
    let step;
    do step = steps.next(); while (!step.done);
    return { found: step.value, wrong: null };
  } catch (error) {
    if (!error.zh) throw error;
    return { found: null, wrong: error };
  }
}

module.exports = { ...script, script, verdict, FOLDER, FILES };
