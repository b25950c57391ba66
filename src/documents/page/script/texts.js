// The protocol's texts, read strictly: orders and lists (sections 1 to 3; of 1.1, sections 3 and 5; of 1.2, sections 1 and 2).

/** Says what is wrong, for a citizen, and which section of the protocol says so. @param {string} section @param {string} zh
 * @param {string} en @returns {never} */
function wrong(section, zh, en) { throw Object.assign(new Error(en), { section, zh, en }); }
/** @typedef {{name: string, quota: number}} Stratum */
/** `form`: how a public value is written, under version 1.2. @typedef {{label: string, kind: string, told: string, form?: string, origin?: string}} Entropy */
/** @typedef {{hash: Hash, digest: Int32Array, salt: string|null, agency: string, period: string, round: number,
 *   lists: Record<string, {count: number, root: string}>, cap: number, late: boolean, team: number, most: number, strata: Stratum[],
 *   entropy: Entropy[]}} Order `late`: whether the uninspected come first; `most`: the greatest load. */
/** A list as far as it is shown: the lines' ids and their fields but the division; how many lines are withheld.
 * @typedef {{ids: string[], rows: string[][], withheld: number}} List */
/** @typedef {"sources"|"inspectors"|"recusals"} ListName */

const TOKEN = "[a-z0-9._-]{1,64}", DIGEST = "[0-9a-f]{64}", NUMBER = "0|[1-9][0-9]{0,9}", CONTROL = "\\x00-\\x1f\\x7f-\\x9f";
/** Neither control characters nor white space as Unicode has it, which is not what `\s` says: that has U+FEFF too. */
const ID = `[^${CONTROL} \\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]{1,64}`, TEXT = `[^${CONTROL}]{1,256}`;
/** A public value's line and a part of its form under version 1.2; that the day exists is for whoever made the page. */
const PUBLIC = new RegExp(`^(${TOKEN} ${TOKEN}) (${TOKEN}) [0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]\\+08:00 (${TEXT})$`);
const PART = /^(?:(digits|bytes)-([1-9][0-9]{0,3})|ascending-([1-9][0-9]{0,2})-(0|[1-9][0-9]{0,9})-(0|[1-9][0-9]{0,9}))$/;
/** Of each list: a line's form, how many of its fields are its key, and its name. @type {Record<ListName, [RegExp, number, string, string]>} */
const LISTS = {
  sources: [new RegExp(`^(${ID})\t(${TOKEN})\t[0-9]{6}\t(${NUMBER})\t(-|exempt|excluded)$`), 1, "抽查对象名单", "the list of sources"],
  inspectors: [new RegExp(`^(${ID})\t[0-9]{6}\t(-|unavailable)$`), 1, "执法检查人员名单", "the list of inspectors"],
  recusals: [new RegExp(`^(${ID})\t(${ID})$`), 2, "回避名单", "the list of recusals"],
};
const LIST_NAMES = /** @type {ListName[]} */ (["sources", "inspectors", "recusals"]);
/** Compares texts by their bytes of UTF-8. JavaScript's own order is that of UTF-16, where U+20BB7 comes before U+FA11.
 * @param {string} a @param {string} b */
function compare(a, b) {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const x = a.charCodeAt(i), y = b.charCodeAt(i);
    if (x !== y) return (x >= 0xd800 && x < 0xe000 ? x + 0x10000 : x) - (y >= 0xd800 && y < 0xe000 ? y + 0x10000 : y);
  }
  return a.length - b.length;
}
/** The first place below `high` that is not `before`. @param {number} high @param {(place: number) => boolean} before */
function placeOf(high, before) {
  let low = 0;
  while (low < high) before(low + high >> 1) ? low = (low + high >> 1) + 1 : high = low + high >> 1;
  return low;
}
/** The place of an id among sorted ones, or -1. @param {string[]} ids @param {string} id */
const find = (ids, id, place = placeOf(ids.length, (place) => compare(ids[place], id) < 0)) => (ids[place] === id ? place : -1);
/** The lines of a text, every one ended by LF. @param {string} text @param {string} zh @param {string} en */
const linesOf = (text, zh, en) => (/\n$/.test(text) ? text.slice(0, -1).split("\n") : text ? wrong("1", `${zh}末尾不完整。`, `The last line of ${en} has no end.`) : []);
/** Whether a value, a character a byte, is written as a form says (1.2, section 2). @param {string} value @param {string} form */
function hasForm(value, form) {
  const parts = form.split(".").map((part) => PART.exec(part) || wrong("1.2", `没有“${form}”这种书写格式。`, `“${form}” is no form.`));
  const match = new RegExp(`^${parts.map(([, kind, single, count, , most]) => (kind ? `(${kind === "digits" ? "[0-9]" : "[^]"}{${single}})`
    : `([0-9]{${most.length}}(?: [0-9]{${most.length}}){${Number(count) - 1}})`)).join(" ")}$`).exec(value);
  return match !== null && parts.every(([, kind, , , least, most], part) => kind || match[part + 1].split(" ").map(Number)
    .every((number, at, all) => number >= Number(least) && number <= Number(most) && (at === 0 || number > all[at - 1])));
}
/** Reads an order (section 3). @param {string} text @returns {Order} */
function readOrder(text) {
  const lines = linesOf(text, "抽取方案", "the order");
  let at = 0;
  /** @param {number} line @returns {never} */
  const bad = (line) => wrong("3", `抽取方案第${line}行不合规定格式。`, `Line ${line} of the order is not as the protocol has it.`);
  /** The parts of the next line, which must be of this form. @param {string} form */
  const take = (form) => new RegExp(`^${form}$`).exec(at < lines.length ? lines[at++] : "") || bad(at);
  /** An integer of 32 bits. @param {string} digits */
  const number = (digits) => Number(digits) < 4294967296 ? Number(digits) : bad(at);
  const most = (/** @type {string} */ word) => word === "-" ? Infinity : number(word);
  const version = take("shuangsuiji-order (1|1\\.1|1\\.2)")[1], formed = version === "1.2", hash = take("hash (sha256|sm3)")[1] === "sm3" ? SM3 : SHA256;
  const said = version === "1" ? "-" : take(`salt (${DIGEST}${formed ? "|-" : ""})`)[1], salt = said === "-" ? null : said;
  take(`rules ${TOKEN}`);
  const agency = take(`agency (${TOKEN}) [0-9]{6} (county|prefecture|region)`)[1];
  const [, period, year, second] = take("period (([0-9]{4})(?:-(?:Q[1-4]|H[12]|0[1-9]|1[0-2]|([0-9]{4})))?)");
  if (second !== undefined && Number(second) !== Number(year) + 1) bad(at);
  const round = number(take("round ([1-9][0-9]{0,9})")[1]);
  take(`previous (${DIGEST}|-)`);
  const lists = /** @type {Order["lists"]} */ ({});
  for (const name of LIST_NAMES) {
    const [, count, root] = take(`${name} (${NUMBER}) (${DIGEST})`);
    lists[name] = { count: number(count), root };
  }
  const cap = most(take(`cap (${NUMBER}|-)`)[1]), late = take("coverage (independent|uninspected-first)")[1] !== "independent";
  const team = number(take("team ([1-9][0-9]{0,9})")[1]), load = most(take(`max-load (${NUMBER}|-)`)[1]);
  const strata = [], entropy = [], names = new Set();
  while (/^stratum /.test(lines[at])) {
    const [, name, quota] = take(`stratum (${TOKEN}) (${NUMBER})`);
    strata.push({ name, quota: number(quota) });
    names.add(`stratum ${name}`);
  }
  do {
    const [, label, kind, told] = take(`entropy (${TOKEN}) (commit(?= ${DIGEST}$)|public) ([^${CONTROL}]{1,520})`);
    const [, origin, form, text] = formed && kind === "public" ? PUBLIC.exec(told) || bad(at) : ["", told, undefined, told];
    if (put(text, 0) > 256 || kind === "commit" && told === salt) bad(at);
    entropy.push({ label, kind, told, form, origin });
    names.add(`entropy ${label}`).add(formed ? `origin ${origin}` : `entropy ${label}`);
  } while (at < lines.length);
  if (formed && !entropy.some(({ form }) => form)) bad(at);
  if (names.size < strata.length + entropy.length * (formed ? 2 : 1)) wrong("3", "抽取方案中有重复的类别或随机数来源。",
    "The order names a stratum or a contribution twice.");
  return { hash, digest: digest(hash, put(text, 0)), salt, agency, period, round, lists, cap, late, team, most: load, strata, entropy };
}
/** Reads a list, whole or redacted, and compares its root with the order's (section 2; of 1.1, sections 2 and 5).
 * @param {Order} order @param {ListName} name @param {string} text @param {Keyed|null} saltKey @param {boolean} redacted
 * @returns {Generator<void, List>} */
function* readList(order, name, text, saltKey, redacted) {
  const [form, keys, zh, en] = LISTS[name], { count, root } = order.lists[name], salts = new Int32Array(8);
  const entry = new RegExp(`^(?:withheld\t(${DIGEST})|shown\t(${order.salt ? DIGEST : "-"})\t([^]*))$`);
  const leaves = new Int32Array(8 * Math.min(count, text.length / 4 + 1 | 0)), list = /** @type {List} */ ({ rows: [], ids: [], withheld: 0 });
  /** Of the line before: its key, and what stands behind its id. */
  const before = new Uint8Array(256), behind = new Uint8Array(256);
  let read = 0, row = [""];
  const bad = () => wrong("2", `${zh}第${read + 1}行不合规定格式或顺序。`, `Line ${read + 1} of ${en} is ill formed or out of order.`);
  for (let from = 0, to; from < text.length; read += 1, from = to + 1) {
    to = text.indexOf("\n", from);
    if (to < 0) wrong("1", `${zh}末尾不完整。`, `The last line of ${en} has no end.`);
    if (8 * read >= leaves.length) continue; // Too long a list has another root; it is counted to the end.
    const text1 = text.slice(from, to), parts = redacted ? entry.exec(text1) || bad() : null, line = parts ? parts[3] : text1;
    if (parts && parts[1]) {
      leaves.set(unhex(parts[1]), 8 * read);
      list.withheld += 1;
      continue;
    }
    if (parts && order.salt) salts.set(unhex(parts[2]));
    else if (saltKey) macInto(saltKey, put(`salt ${order.agency} ${order.period} ${order.round} ${name} ${read}\u0001`, 0), salts, 0);
    const first = order.salt ? putWords(salts, 1) : 1, end = put(text, first, to - line.length, to), bytes = BYTES;
    let tab = first, plain = true;
    for (; tab < end && bytes[tab] !== 9; tab += 1) plain = plain && bytes[tab] > 0x20 && bytes[tab] < 0x7f;
    bytes[0] = bytes[end] = 0; // As a tab does, it sorts before all that may stand in a key.
    const ascends = differs(before, first, keys > 1 ? end : tab) > 0, long = tab - first > 64 || keys > 1 && end - tab > 65;
    // Most lines differ from the one before in the id alone; then the rest need not be read again.
    bytes[end] = 0xff; // No byte of UTF-8: only the same text ends where the one before does.
    if (differs(behind, tab, end) !== 0 || !plain) row = (form.exec(line) || bad()).slice(2);
    if (!ascends || long || name === "sources" && Number(row[1]) > 0xffffffff) bad();
    digestInto(order.hash, end, leaves, 8 * read);
    const id = line.slice(0, line.indexOf("\t"));
    list.ids.push(id);
    list.rows.push(row);
    if (read % 64 === 63) yield;
  }
  if (read !== count || hex(yield* merkleRoot(order.hash, leaves, read)) !== root) {
    wrong("2", `${zh}与抽取方案承诺的不一致：名单在抽取方案公布之后被改动过，或者不是同一份名单（现有${read}行，方案载明${count}行）。`,
      `${en[0].toUpperCase()}${en.slice(1)} (${read} lines) is not the one that the order commits (${count} lines): it was changed.`);
  }
  return list;
}
