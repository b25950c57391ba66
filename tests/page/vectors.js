"use strict";
// The publications of `tests/vectors`, made from their fields and not by the library; and lies about them.
const fs = require("fs");
const path = require("path");
const { script } = require("./script.js");

const FOLDER = path.join(__dirname, "../vectors");
const byBytes = (a, b) => Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
const lines = (rows) => rows.sort((a, b) => byBytes(a[0], b[0]) || byBytes(a[1], b[1])).map((row) => `${row.join("\t")}\n`).join("");

/** The published texts of a case; no transcript where no teams can be formed. */
function publication(vector) {
  const { expected } = vector;
  return {
    order: expected.order || "",
    sources: lines(vector.sources.map((it) => [it.id, it.stratum, it.division, it.inspections, it.status])),
    inspectors: lines(vector.inspectors.map((it) => [it.id, it.division, it.status])),
    recusals: lines(vector.recusals.map((it) => [it.inspector, it.source])),
    salt_key: vector.salt_key || null,
    transcripts: expected.error ? [] : [expected.transcript, ...(expected.amendments || []).map((it) => it.transcript)],
  };
}

/** Every case: its name, its fields and its publication. */
function cases() {
  const files = fs.readdirSync(FOLDER).filter((file) => file.endsWith(".json")).sort();
  return files.map((file) => {
    const vector = JSON.parse(fs.readFileSync(path.join(FOLDER, file), "utf8"));
    return { name: path.basename(file, ".json"), vector, publication: publication(vector) };
  });
}

const finished = (steps) => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};
const digestOf = (hash, text) => script.hex(script.digest(hash, script.put(text, 0)));

/** The count and root of the lines of a list without salts. */
function commitment(hash, text) {
  const leaves = text.split("\n").slice(0, -1), words = new Int32Array(8 * Math.max(1, leaves.length));
  leaves.forEach((line, at) => words.set(script.digest(hash, script.put(`\0${line}`, 0)), 8 * at));
  return `${leaves.length} ${script.hex(finished(script.merkleRoot(hash, words, leaves.length)))}`;
}

/** An order of version 1 over lists, with other lines as given. */
function orderOf(lists, terms = {}) {
  const { hash = "sha256", cap = "2", coverage = "independent", team = 2, load = "-", strata = "stratum key 1\n",
    entropy = "entropy lottery public 3D\n", agency = "xincheng", period = "2027-Q1", round = 1, previous = "-" } = terms;
  const root = (name) => `${name} ${commitment(hash === "sm3" ? script.SM3 : script.SHA256, lists[name])}\n`;
  return `shuangsuiji-order 1\nhash ${hash}\nrules example-1\nagency ${agency} 150102 county\nperiod ${period}\nround ${round}\nprevious ${previous}\n`
    + `${root("sources")}${root("inspectors")}${root("recusals")}cap ${cap}\ncoverage ${coverage}\nteam ${team}\nmax-load ${load}\n${strata}${entropy}`;
}

/** The publication of a draw over lists, drawn by the script's own steps: for lists that no vector has. */
function drawn(lists, terms) {
  const order = orderOf(lists, terms), read = script.readOrder(order), reveals = ["reveal lottery 34"];
  const found = { order: read, lists: {}, tickets: new Int32Array(0), strata: [], skipped: new Map(), digests: [], isVoid: null, teams: new Map() };
  for (const name of script.LIST_NAMES) found.lists[name] = finished(script.readList(read, name, lists[name], null, false));
  found.tickets = new Int32Array(8 * found.lists.sources.rows.length);
  const key = script.keyed(read.hash, script.checkReveals(read, reveals, null, () => {}));
  for (const stratum of read.strata) {
    found.strata.push({ stratum, rows: finished(script.rank(found, key, stratum.name)), used: 0, now: [] });
  }
  const fresh = script.drawAgain(found, new Set(), 0);
  finished(script.teamAgain(found, key, fresh, 0, [], "", ""));
  const head = ["shuangsuiji-transcript 1", `order ${script.hex(read.digest)}`, "amends -"];
  const text = head.concat(reveals, script.drawnLines(found)).join("\n");
  return { ...lists, order, transcripts: [`${text}\n`] };
}

/** The same with another word in another place of a transcript, and the digests that then follow: what a bureau that
 * lies from the start could publish. */
function lies(publication) {
  const { hash } = script.readOrder(publication.order), all = [];
  const relinked = (at, text) => {
    const transcripts = publication.transcripts.slice();
    transcripts[at] = text;
    for (let next = at + 1; next < transcripts.length; next += 1) {
      transcripts[next] = transcripts[next].replace(/amends \S+/, `amends ${digestOf(hash, transcripts[next - 1])}`);
    }
    const lie = { ...publication, transcripts };
    if (publication.digest) lie.digest = digestOf(hash, transcripts[transcripts.length - 1]);
    return lie;
  };
  publication.transcripts.forEach((text, at) => {
    const rows = text.split("\n").map((line) => line.split(" "));
    const drawn = rows.map((row, place) => (row[0] === "drawn" ? place : -1)).filter((place) => place >= 0);
    const say = (change) => {
      const changed = rows.map((row) => row.slice());
      change(changed);
      const lie = changed.map((row) => row.join(" ")).join("\n");
      if (lie !== text) all.push(relinked(at, lie));
    };
    drawn.forEach((mine, n) => {
      const other = drawn[(n + 1) % drawn.length];
      for (const column of [1, 2, 3, 4]) {
        say((changed) => { [changed[mine][column], changed[other][column]] = [changed[other][column], changed[mine][column]]; });
      }
      say((changed) => changed.splice(mine, 1));
      say((changed) => { changed[mine][4] = changed[mine][changed[mine].length - 1]; });
      say((changed) => changed.splice(mine, 0, changed[mine]));
    });
    rows.forEach((row, place) => {
      if (row[0] === "shortfall") {
        say((changed) => changed.splice(place, 1));
        say((changed) => { changed[place][2] = String(Number(row[2]) + 1); });
      }
      if (row[0] === "skipped") say((changed) => changed.splice(place, 1));
      if (row[0] === "reveal" && drawn.length) say((changed) => { changed[place][2] = `${row[2]}00`; });
    });
  });
  return all;
}

/** The same with one character of one of its texts changed, at places spread over it. */
function changed(publication, places = 7) {
  const all = [];
  const edit = (text, make) => {
    for (let n = 0; n < places && text; n += 1) {
      const at = Math.floor((text.length - 1) * n / Math.max(1, places - 1)), letter = text[at];
      all.push(make(text.slice(0, at) + (letter === "0" ? "1" : "0") + text.slice(at + 1)));
      all.push(make(text.slice(0, at) + text.slice(at + 1)));
      all.push(make(`${text.slice(0, at)}${letter}${text.slice(at)}`));
    }
  };
  for (const name of ["order", "sources", "inspectors", "recusals"]) edit(publication[name], (text) => ({ ...publication, [name]: text }));
  publication.transcripts.forEach((text, at) =>
    edit(text, (other) => ({ ...publication, transcripts: Object.assign(publication.transcripts.slice(), { [at]: other }) })));
  return all;
}

/** A chain of rounds, each of which follows the one before: period, round, outcome, and terms and fields of its own. */
function chain(...rounds) {
  let previous = "-";
  return rounds.map(([period, round, outcome, terms = {}, fields = {}], at) => {
    const entropy = `entropy bureau commit ${String(at + 1).padStart(64, "0")}\n`, order = orderOf({ sources: "", inspectors: "", recusals: "" }, { period, round, previous, entropy, ...terms });
    const { hash, digest } = script.readOrder(order), head = `shuangsuiji-transcript 1\norder ${script.hex(digest)}\namends `;
    const first = `${head}-\n${outcome === "void" ? "void 公共随机数未公布" : "reveal bureau 00\nshortfall key 1"}\n`;
    const transcripts = outcome === "open" ? [] : outcome === "amended" ? [first, `${head}${digestOf(hash, first)}\nreveal bureau 00\nskipped A closed\n`] : [first];
    if (transcripts.length) previous = digestOf(hash, transcripts[transcripts.length - 1]);
    return { order, transcripts, redraw: null, page: null, ...fields };
  });
}
const wholeChain = () => chain(["2026-Q4", 1, "drawn"], ["2027-Q1", 1, "void"], ["2027-Q1", 2, "amended"], ["2027-Q2", 1, "drawn"],
  ["2027-Q2", 2, "drawn", {}, { redraw: "设备故障" }], ["2027-Q3", 1, "open"]);

module.exports = { cases, chain, wholeChain, orderOf, drawn, digestOf, lies, changed, finished };
