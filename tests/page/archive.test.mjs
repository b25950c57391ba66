// The archive's reading of a chain: what holds together, and each way in which it breaks.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import test from "node:test";

const require = createRequire(import.meta.url);
const { script } = require("./script.js");
const { chain, wholeChain: whole } = require("./vectors.js");

const faults = (rounds) => script.readChain(rounds).map((place) => place.faults.map(([zh]) => zh));
const none = (count) => Array.from({ length: count }, () => []);

test("a chain with a void, an amendment, an explained redraw and an open end holds", () => {
  const rounds = whole();
  assert.deepEqual(faults(rounds), none(6));
  assert.deepEqual(faults(rounds.slice(2)), none(4), "from any point on");
  const places = script.readChain(rounds);
  assert.deepEqual(places.map((place) => place.outcome), ["drawn", "void", "drawn", "drawn", "drawn", "open"]);
  assert.deepEqual([places[1].why, places[2].gone, places[4].number], ["公共随机数未公布", 1, 2]);
  for (const [period, next] of [["2027", "2028"], ["2027-Q4", "2028-Q1"], ["2027-H1", "2027-H2"], ["2027-H2", "2028-H1"], ["2027-09", "2027-10"],
    ["2027-08", "2027-09"], ["2027-12", "2028-01"], ["2027-2028", "2029-2030"]]) assert.equal(script.nextPeriod(period), next);
});

test("every break is found where it is", () => {
  const at = (place, rounds, pattern) => {
    const found = faults(rounds);
    assert.match(found[place].join(), pattern);
  };
  const rounds = whole();
  at(1, rounds.filter((_, n) => n !== 1), /不承接前一次抽取/);
  at(1, [rounds[0], rounds[2]], /应为第1轮，却为第2轮/);
  at(2, [rounds[0], rounds[1], rounds[1]], /不承接前一次抽取.*应为第2轮，却为第1轮/);
  at(4, rounds.map((round) => ({ ...round, redraw: null })), /重抽未说明理由/);
  // A void round between them takes nothing back.
  at(2, chain(["2027-Q1", 1, "drawn"], ["2027-Q1", 2, "void"], ["2027-Q1", 3, "drawn"]), /重抽未说明理由/);
  at(1, chain(["2027-Q1", 1, "open"], ["2027-Q2", 1, "drawn"]), /既未抽取也未作废/);
  at(1, chain(["2027-Q1", 1, "drawn"], ["2027-Q3", 1, "drawn"]), /缺少2027年第二季度的抽取/);
  at(1, chain(["2027-Q1", 1, "drawn"], ["2027-Q2", 1, "drawn", { agency: "saihan" }]), /不是同一单位/);
  at(2, chain(["2027-Q1", 1, "drawn"], ["2027-Q2", 1, "drawn"], ["2027-Q3", 1, "drawn", { entropy: `entropy bureau commit ${"1".padStart(64, "0")}\n` }]), /重复使用了以前的秘密/);
  at(0, [{ ...rounds[0], transcripts: [rounds[0].transcripts[0].replace("amends -", `amends ${"0".repeat(64)}`)] }], /第1份抽取记录不衔接/);
  at(0, [{ ...rounds[0], transcripts: rounds[1].transcripts }], /第1份抽取记录不衔接/);
  at(2, rounds.map((round, n) => (n === 2 ? { ...round, transcripts: [round.transcripts[1]] } : round)), /第1份抽取记录不衔接/);
  at(1, rounds.map((round, n) => (n === 0 ? { ...round, transcripts: [round.transcripts[0].replace("00", "01")] } : round)), /不承接前一次抽取/);
  assert.throws(() => script.readChain([{ ...rounds[0], order: "" }]), (error) => Boolean(error.zh));
});
