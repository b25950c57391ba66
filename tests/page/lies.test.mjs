// Every published lie of `tests/vectors/lies`, whole, redacted or a chain: the page shows it red, at the section of its kind.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import test from "node:test";

const require = createRequire(import.meta.url);
const { script, verdict } = require("./script.js");
const folder = path.join(import.meta.dirname, "../vectors/lies");
const all = fs.readdirSync(folder, { withFileTypes: true }).filter((it) => it.isDirectory()).flatMap(({ name }) =>
  fs.readdirSync(path.join(folder, name)).map((file) => ({ name: `${name}/${file}`, ...JSON.parse(fs.readFileSync(path.join(folder, name, file), "utf8")) })));

/** The sections of the protocol at which the page may find a lie of a kind; a line is of the order, a list or a transcript. */
const SECTIONS = {
  LINE: "3 5 6 7", LIST_NO_LINE_FEED: "1", LIST_FIELD: "2", LIST_REPEATED: "2", LIST_UNSORTED: "2", FAULT_COMMITMENT: "2",
  FAULT_SALT_KEY: "1.1", FAULT_NO_SALT_KEY: "1.1", REVEAL_FORM: "1.2", REVEAL_SECRET_SHORT: "1.2", REVEAL_MISMATCH: "4",
  FAULT_OTHER_REVEAL: "4 7", FAULT_SOURCE: "5", FAULT_STRATUM: "5 7", FAULT_SHORTFALL: "5 6", FAULT_NOT_OF_REVEAL: "5", FAULT_RANK: "5",
  FAULT_TEAM: "6", FAULT_NO_TRANSCRIPT: "7", FAULT_ORDER_LINE: "7", FAULT_DIGEST: "7", FAULT_SKIPPED: "7", FAULT_OTHER_ORDER: "7",
  FAULT_AMENDS: "7", AMEND_NOTHING: "7", AMEND_NOT_DRAWN: "7", REDACTED_LINE: "2", REDACTED_NOT_SHOWN: "5 6", REDACTED_KEPT: "6",
  REDACTED_TICKET_ORDER: "5", REDACTED_TEAM_SIZE: "6",
};

/** What the archive says of a chain that lies so. */
const CHAINS = {
  CHAIN_PREVIOUS: /does not follow from the one before/, CHAIN_OTHER_AGENCY: /of another agency/, CHAIN_ROUND_GAP: /round 2 where 1 is due/,
  CHAIN_PUBLIC_REUSED: /a public value of an earlier order/, CHAIN_COMMITMENT_REUSED: /a secret of an earlier order/,
  CHAIN_ROUND_REUSED: /round 1 where 2 is due/,
};
const faults = (rounds) => script.readChain(rounds.map((it) => ({ redraw: null, page: null, ...it }))).map((it) => it.faults.map(([, en]) => en));

test("every lie of a draw is refused at the section of its kind", () => {
  const told = new Set();
  for (const { name, kind, publication, redacted } of all.filter((it) => !it.chain)) {
    const { wrong } = verdict(publication || { ...redacted, redacted: true });
    assert.ok(wrong, `${name} is believed`);
    assert.ok(SECTIONS[kind].split(" ").includes(wrong.section), `${name}: ${kind} at ${wrong.section}: ${wrong.en}`);
    told.add(kind);
  }
  assert.deepEqual([...told].sort(), Object.keys(SECTIONS).sort());
});

test("every lie of a chain is told by its kind", () => {
  const chains = all.filter((it) => it.chain);
  for (const { name, kind, chain } of chains) assert.match(faults(chain).flat().join("|"), CHAINS[kind], name);
  assert.deepEqual([...new Set(chains.map((it) => it.kind))].sort(), Object.keys(CHAINS).sort());
  assert.ok(all.length >= 210, `${all.length}`);
});

test("a public value is used again also beside a fresh secret, and a secret under the other hash", () => {
  const { chain } = all.find((it) => it.kind === "CHAIN_PUBLIC_REUSED"), last = chain.length - 1;
  const used = (rounds) => faults(rounds)[last].filter((it) => /again/.test(it));
  const changed = (rounds, change) => rounds.map((it, at) => (at === last ? change(it) : it));
  assert.deepEqual(used(chain), ["a public value of an earlier order is used again"]);
  const issue = changed(chain, (it) => ({ ...it, order: it.order.replace(/( public \S+ )\S+/, "$12026148") }));
  assert.deepEqual(used(issue), ["a public value of an earlier order is used again"], "by its numbers, whatever its issue is called");
  const later = changed(issue, (it) => ({ ...it, transcripts: it.transcripts.map((text) => text.replace(/^(reveal lottery ).*$/m, "$1303120")) }));
  assert.deepEqual(used(later), [], "another issue with other numbers; and no salt is no secret");
  const value = /^reveal \S+ ([0-9a-f]+)$/m.exec(chain[0].transcripts[0])[1], bytes = Buffer.from(value, "hex");
  for (const hash of ["sha256", "sm3"]) {
    const known = createHash(hash).update(bytes).digest("hex");
    const again = changed(later, (it) => ({ ...it, order: it.order.replace(/( commit )[0-9a-f]{64}/, `$1${known}`) }));
    assert.deepEqual(used(again), ["a secret of an earlier order is used again"]);
  }
});
