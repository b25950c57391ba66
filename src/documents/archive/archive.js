// The archive: an agency's chain of orders, drawn as a line; whether each follows from the one before (section 3: `previous`).

/** An order with its transcripts (none while it is open), why its period was drawn again, and the file of its page.
 * @typedef {{order: string, transcripts: string[], redraw: string|null, page: string|null}} Round */
/** @typedef {{agency: string, elsewhere: string, rounds: Round[]}} Archive */
/** What stands in the line: a round, or a period or round that is missing before it.
 * @typedef {{round: Round, period: string, number: number, digest: string, last: string, outcome: string, drawn: number, gone: number,
 *   why: string, faults: [string, string][]}} Place */

/** The period after one, of the same length. @param {string} period */
function nextPeriod(period) {
  const year = Number(period.slice(0, 4)), part = period.slice(5), month = Number(part) + 1;
  if (part === "") return String(year + 1);
  if (part[0] === "Q") return part === "Q4" ? `${year + 1}-Q1` : `${year}-Q${Number(part[1]) + 1}`;
  if (part[0] === "H") return part === "H2" ? `${year + 1}-H1` : `${year}-H2`;
  if (part.length === 4) return `${year + 2}-${year + 3}`;
  return part === "12" ? `${year + 1}-01` : `${year}-${month < 10 ? "0" : ""}${month}`;
}

/** What a text says beside a word that stands first in a line. @param {string} text @param {string} word */
const told = (text, word) => (new RegExp(`(?:^|\n)${word} ([^\n]*)\n`).exec(text) || ["", ""])[1];

/** Reads a round by itself: its order and that its transcripts are of it, each amending the one before.
 * @param {Round} round @returns {Place} */
function readRound(round) {
  const order = readOrder(round.order), digest = hex(order.digest), faults = /** @type {[string, string][]} */ ([]);
  let amends = "-";
  round.transcripts.forEach((text, at) => {
    if (told(text, "order") !== digest || told(text, "amends") !== amends) faults.push([`第${at + 1}份抽取记录不衔接`, `transcript ${at + 1} does not follow`]);
    amends = hex(digestOf(order.hash, text));
  });
  const last = round.transcripts[round.transcripts.length - 1] || "", why = told(last, "void"), count = (/** @type {string} */ word) => last.split(`\n${word} `).length - 1;
  return { round, period: order.period, number: order.round, digest, last: amends, outcome: last === "" ? "open" : why ? "void" : "drawn",
    drawn: count("drawn"), gone: count("skipped"), why, faults };
}
/** @param {Hash} hash @param {string} text */
const digestOf = (hash, text) => digest(hash, put(text, 0));

/** By what a contribution of a later order would be one of this order: secrets by their digests, under either hash once they were
 * revealed; public values that are announced with their form by kind and issue, and by themselves where no two are alike by chance.
 * @param {Round} round @returns {{secrets: string[], known: string[], values: string[]}} */
function contributed(round) {
  const { entropy, salt } = readOrder(round.order), known = /** @type {string[]} */ ([]), values = /** @type {string[]} */ ([]);
  const lines = (round.transcripts[0] || "").split("\n").filter((line) => /^reveal \S+ (?:[0-9a-f]{2})+$/.test(line));
  entropy.forEach(({ form, origin }, at) => {
    const value = (lines[at] || "").split(" ").pop() || "", bytes = (value.match(/../g) || []).map((byte) => parseInt(byte, 16));
    BYTES.set(bytes);
    if (value) for (const hash of [SHA256, SM3]) known.push(hex(digest(hash, bytes.length)));
    if (form) values.push(`of ${origin}`);
    if (form && bytes.length >= 16) values.push(value);
  });
  return { secrets: entropy.filter(({ kind }) => kind === "commit").map(({ told }) => told).concat(salt || []), known, values };
}

/** Reads the chain; the faults of each place are what breaks it. @param {Round[]} rounds @returns {Place[]} */
function readChain(rounds) {
  const places = /** @type {Place[]} */ ([]), known = new Map(), used = new Map(), latest = new Map(), drawnOf = new Map();
  rounds.forEach((round, at) => {
    const place = readRound(round), { period, number, faults } = place, previous = told(round.order, "previous"), length = period.replace(/[0-9]/g, "") + period.length;
    if (told(round.order, "agency") !== told(rounds[0].order, "agency")) faults.push(["不是同一单位的抽取方案", "of another agency"]);
    if (at > 0 && known.get(previous) !== at - 1) faults.push(["不承接前一次抽取：有抽取被漏掉、替换或分叉", "does not follow from the one before: one was left out, exchanged, or forked"]);
    if (at > 0 && places[at - 1].outcome === "open") faults.push(["前一份抽取方案既未抽取也未作废", "the order before was neither drawn nor declared void"]);
    const before = latest.get(period), expected = before ? before.number + 1 : 1;
    if (number !== expected && (before || at > 0 || previous === "-")) faults.push([`应为第${expected}轮，却为第${number}轮`, `round ${number} where ${expected} is due`]);
    const due = drawnOf.get(length);
    if (!before && due !== undefined && due !== period) faults.push([`缺少${inWords(due)}的抽取`, `no draw of ${due}`]);
    if (!before && (due === undefined || nextPeriod(period) > due)) drawnOf.set(length, nextPeriod(period));
    const drawnBefore = places.some((earlier) => earlier.period === period && earlier.outcome === "drawn");
    if (drawnBefore && !round.redraw) faults.push(["此前已有抽取且未作废，重抽未说明理由", "drawn again without a reason"]);
    const given = contributed(round), again = (/** @type {string} */ it) => used.has(it) && used.get(it) !== at;
    if (given.secrets.some(again)) faults.push(["重复使用了以前的秘密", "a secret of an earlier order is used again"]);
    if (given.values.some(again)) faults.push(["所用公共随机数与以前的相同，其时已为人所知", "a public value of an earlier order is used again"]);
    given.secrets.concat(given.known, given.values).forEach((it) => used.has(it) || used.set(it, at));
    latest.set(period, place);
    round.transcripts.forEach((text) => known.set(hex(digestOf(readOrder(round.order).hash, text)), at));
    places.push(place);
  });
  return places;
}

/** Shows the line, newest last. */
function showArchive() {
  const { agency, elsewhere, rounds } = /** @type {Archive} */ (JSON.parse(at("data").textContent)), line = at("line"), box = at("verdict");
  document.title = `${agency} 历次抽取`;
  at("title").textContent = `${agency} 历次抽取`;
  at("elsewhere").textContent = elsewhere;
  let places = /** @type {Place[]} */ ([]);
  try {
    places = readChain(rounds);
  } catch (/** @type {any} */ error) {
    box.className = "bad";
    say(box, "h2", "✗ 有抽取方案无法读取", "An order cannot be read");
    say(box, "p", error.zh || "", error.en || String(error));
  }
  for (const { round, period, number, last, outcome, drawn, gone, why, faults } of places) {
    const item = say(line, "li", ""), title = `${inWords(period)}${number > 1 ? `第${number}轮` : ""}`;
    item.className = faults.length ? "bad" : outcome;
    faults.forEach(([zh, en]) => say(item, "p", `✗ ${zh}`, en).className = "bad");
    const head = say(item, "h3", "");
    if (round.page) Object.assign(head.appendChild(document.createElement("a")), { href: round.page, textContent: title });
    else head.textContent = title;
    if (outcome === "drawn") say(item, "p", `抽中${drawn}家${gone ? `，替换${gone}家` : ""}`, `${drawn} drawn${gone ? `, ${gone} replaced` : ""}`);
    else if (outcome === "void") say(item, "p", `作废：${why}`, "void");
    else say(item, "p", "已公布抽取方案，尚未抽取", "not drawn yet");
    if (round.redraw) say(item, "p", `重抽理由：${round.redraw}`, "why drawn again");
    if (last !== "-") say(item, "p", last).className = "digest";
  }
  const wrong = places.filter(({ faults }) => faults.length).length;
  if (places.length === 0) return;
  box.className = wrong ? "bad" : "good";
  say(box, "h2", wrong ? `✗ ${wrong}处不衔接` : `✓ ${places.length}次抽取前后衔接`, wrong ? "The chain is broken" : "One unbroken chain");
}

if (typeof document !== "undefined") showArchive();
