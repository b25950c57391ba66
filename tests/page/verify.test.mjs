// The script's verdicts on the vectors, on lies about them, and on lists that trip JavaScript.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";

const require = createRequire(import.meta.url);
const { script, verdict } = require("./script.js");
const { cases, changed, digestOf, drawn, lies, orderOf } = require("./vectors.js");
const all = cases(), of = (name) => all.find((it) => it.name === name);
const right = (publication) => assert.equal(verdict(publication).wrong, null);
const wrong = (publication, section) => {
  const fault = verdict(publication).wrong;
  assert.ok(fault && fault.zh && fault.en, "a lie is believed");
  if (section) assert.equal(fault.section, section, fault.en);
  return fault;
};

test("every vector is what the protocol gives, with its tickets", () => {
  assert.ok(all.length >= 9);
  for (const { name, vector, publication } of all) {
    if (vector.expected.error) continue;
    const { found, wrong: fault } = verdict(publication);
    assert.equal(fault, null, name);
    const outcomes = [vector.expected].concat(vector.expected.amendments || []);
    assert.deepEqual(found.digests, outcomes.map((it) => it.transcript_digest), name);
    assert.equal(script.hex(found.order.digest), vector.expected.order_digest, name);
    for (const { rows } of found.strata) {
      for (const row of rows) {
        const ticket = script.hex(found.tickets.subarray(8 * row, 8 * row + 8)), id = found.lists.sources.ids[row];
        assert.equal(ticket, vector.expected.tickets[id], name);
      }
    }
  }
});

test("every lie about a vector is found, whole and with every line shown one by one", () => {
  let count = 0;
  for (const { vector, publication } of all) {
    if (vector.expected.error) continue;
    for (const lie of lies(publication)) wrong(lie), (count += 1);
    const last = publication.transcripts[publication.transcripts.length - 1];
    const hash = script.readOrder(publication.order).hash;
    for (const lie of changed({ ...publication, digest: digestOf(hash, last) })) wrong(lie), (count += 1);
  }
  assert.ok(count > 1500, `${count}`);
});

test("no draw stands where no teams can be formed, and a void does", () => {
  const { vector, publication } = of("infeasible");
  const { order } = vector, hash = order.hash === "sm3" ? "sm3" : "sha256";
  const strata = order.strata.map(({ name, quota }) => `stratum ${name} ${quota}\n`).join("");
  const text = orderOf(publication, { hash, cap: order.cap, team: order.team, strata });
  const head = `shuangsuiji-transcript 1\norder ${script.hex(script.readOrder(text).digest)}\namends -\n`;
  wrong({ ...publication, order: text, transcripts: [`${head}reveal lottery 34\n`] }, "6");
  wrong({ ...publication, order: text, transcripts: [] }, "7");
  const voided = { ...publication, order: text, transcripts: [`${head}void 无法组成检查组\n`] };
  assert.equal(verdict(voided).found.isVoid, "无法组成检查组");
  wrong({ ...voided, transcripts: [`${head}void 无法\u0001\n`] });
  wrong({ ...voided, transcripts: [voided.transcripts[0], voided.transcripts[0]] }, "7");
});

test("the reason of the last skip is bound by the digest alone", () => {
  const { publication } = of("replacement"), { transcripts, order } = publication, last = transcripts.length - 1;
  const digest = digestOf(script.readOrder(order).hash, transcripts[last]);
  const other = transcripts.slice(0, last).concat(transcripts[last].replace(/(skipped (?!.*\n[^]*skipped )\S+) \S+/, "$1 bribed"));
  assert.notEqual(other[last], transcripts[last]);
  right({ ...publication, digest });
  right({ ...publication, transcripts: other });
  wrong({ ...publication, transcripts: other, digest }, "7");
});

const people = "I-1\t150102\t-\nI-2\t150102\t-\nI-3\t150102\t-\n";
const listed = (ids, stratum = "key") => ids.map((id) => `${id}\t${stratum}\t150102\t0\t-\n`).join("");

test("ids that objects reorder or lose, and any letters, are as good as others", () => {
  const ids = ["1", "10", "9", "__proto__", "constructor", "企业\ufeff", "\ufa11", "\u{20bb7}"];
  const lists = { sources: listed(ids), inspectors: people, recusals: "I-1\t__proto__\nI-2\t10\n" };
  for (const hash of ["sha256", "sm3"]) {
    const publication = drawn(lists, { hash, strata: "stratum key 8\n" });
    right(publication);
    assert.ok(/drawn key [1-8] __proto__ I-[23] I-[23]\n/.test(publication.transcripts[0]), publication.transcripts[0]);
    lies(publication).forEach((lie) => wrong(lie));
    const swapped = { ...lists, sources: listed(["\u{20bb7}", "\ufa11"]), recusals: "" };
    wrong({ ...publication, ...swapped, order: orderOf(swapped, { hash }) }, "2");
  }
});

test("what is no id, no token, no number or no line is refused where it stands", () => {
  const lists = { inspectors: people, recusals: "" };
  const bad = ["a b", "a\u0085", "a\u3000", "a\u2028", "a\r", "\u0000", "", "企".repeat(22), "x".repeat(65)];
  for (const id of bad) {
    const sources = listed([id]), publication = { ...lists, sources, transcripts: [""] };
    wrong({ ...publication, order: orderOf(publication) }, "2");
  }
  for (const line of ["A\tKey\t150102\t0\t-\n", "A\tkey\t15010\t0\t-\n", "A\tkey\t150102\t00\t-\n", "A\tkey\t150102\t4294967296\t-\n",
    "A\tkey\t150102\t0\topen\n", "A\tkey\t150102\t0\t-\t\n", "A\tkey\t150102\t0\t-\nA\tkey\t150102\t0\t-\n", "A\tkey\t150102\t0\t-"]) {
    const publication = { ...lists, sources: line, transcripts: [""] };
    wrong({ ...publication, order: orderOf(publication) });
  }
  const sources = listed(["企".repeat(21) + "x"]);
  right(drawn({ ...lists, sources }));
  // Behind a line that was read, what is the same need not be read again: nothing else passes for the same.
  const before = "0\tkey\t150102\t0\texcluded\n1\tkey\t150102\t0\t-\n", after = (line) => ({ ...lists, sources: `${before}${line}\n`, transcripts: [""] });
  for (const line of [...bad.map((id) => listed([id]).slice(0, -1)), "A", "A\tkey\t150102\t0\t", "A\tkey\t150102\t0\t-\t", "A\tkey\t150102\t0\t-\0",
    "A\tkey\t150102\t0\t-\0cluded", "A\tkey\t150102\t0\t-\t\0", `A\tkey\t150102\t0\t-${" ".repeat(300)}`, "1\tkey\t150102\t1\t-", "01\tkey\t150102\t0\t-"]) {
    const publication = after(line);
    wrong({ ...publication, order: orderOf(publication) }, "2");
  }
  right(drawn({ ...lists, sources: `${before}A\tkey\t150102\t0\t-\n` }));
  for (const [first, then] of [["I-1\tB", "I-1\tA"], ["I-2\tA", "I-1\tA"], ["I-1\tA", "I-1\tA"], ["I-1\tA2", "I-1\tA"], ["I-1\tA", "I-11"], ["I-1\tA", `I-11\t${"x".repeat(65)}`]]) {
    const publication = { ...lists, sources: listed(["A"]), recusals: `${first}\n${then}\n`, transcripts: [""] };
    wrong({ ...publication, order: orderOf(publication) }, "2");
  }
});

test("an order is read to the letter", () => {
  const lists = { sources: listed(["A", "B"]), inspectors: people, recusals: "" }, { order } = drawn(lists);
  const edits = [["order 1\n", "order 2\n"], ["order 1\n", "order 1 \n"], ["sha256", "md5"], ["county", "city"], ["2027-Q1", "2027-Q5"],
    ["2027-Q1", "2027-13"], ["2027-Q1", "2027-2029"], ["round 1", "round 0"], ["round 1", "round 01"], ["cap 2", "cap -1"], ["team 2", "team 0"],
    ["team 2", "team 4294967296"], ["independent", "any"], ["stratum key 1\n", "stratum key 1\nstratum key 2\n"],
    ["entropy lottery public 3D\n", ""], ["entropy lottery public 3D", "entropy lottery public "], ["3D\n", `${"企".repeat(86)}\n`],
    ["entropy lottery public 3D\n", "entropy lottery public 3D\nentropy lottery public 3D\n"], ["3D\n", "3D"], ["3D\n", "3D\n\n"],
    ["public 3D", "commit 3D"], ["max-load -\n", "max-load -\nmax-load -\n"], ["agency xincheng", "agency  xincheng"]];
  for (const [from, to] of edits) {
    assert.ok(order.includes(from), from);
    assert.throws(() => script.readOrder(order.replace(from, to)), (error) => Boolean(error.zh), `${from} → ${to}`);
  }
  for (const period of ["2027", "2027-01", "2027-12", "2027-H2", "2027-2028"]) {
    assert.equal(script.readOrder(order.replace("2027-Q1", period)).period, period);
  }
});

test("teams that need many moves are drawn, and nobody beyond the most", () => {
  // Everybody but two is recused from most: plans must be moved on and on.
  const ids = Array.from({ length: 40 }, (_, n) => `S-${String(n).padStart(2, "0")}`), who = Array.from({ length: 9 }, (_, n) => `I-${n}`);
  const inspectors = who.map((id) => `${id}\t150102\t-\n`).join("");
  const recusals = who.map((id, i) => ids.filter((_, s) => (s * 7 + i * 5) % 9 > 3).map((source) => `${id}\t${source}\n`).join("")).join("");
  for (const load of ["-", "12"]) {
    const publication = drawn({ sources: listed(ids), inspectors, recusals }, { team: 2, load, strata: "stratum key 40\n" });
    right(publication);
    const visits = new Map();
    for (const [, team] of publication.transcripts[0].matchAll(/drawn key \S+ \S+ (.*)\n/g)) {
      team.split(" ").forEach((id) => visits.set(id, (visits.get(id) || 0) + 1));
    }
    assert.ok(Math.max(...visits.values()) <= 12);
  }
});
