// The check: from the published texts alone, that a draw is what the protocol makes it, or what is wrong first.

/** `digest`: of the last transcript, as it was published. `redacted`: whether the lists are as 1.1, section 5, has them.
 * @typedef {{order: string, sources: string, inspectors: string, recusals: string, salt_key?: string|null, reveal?: string|null,
 *   transcripts: string[], digest?: string|null, redacted?: boolean}} Publication */
/** `rows`: the candidates in the order of the draw, of whom the first `used` were ever drawn; `now`: who is drawn at present.
 * @typedef {{stratum: Stratum, rows: number[], used: number, now: {rank: number, row: number}[]}} Drawn */
/** `skipped`: reasons by row; `teams`: by row.
 * @typedef {{order: Order, lists: Record<ListName, List>, tickets: Int32Array, strata: Drawn[], skipped: Map<number, string>,
 *   teams: Map<number, string[]>, digests: string[], isVoid: string|null}} Verified */
/** The section of the protocol, and what was found right. @typedef {(section: string, zh: string, en: string) => void} Log */
/** Verifies; yields now and then how far it is, from 0 to 1. @param {Publication} publication @param {Log} log
 * @returns {Generator<number, Verified>} */
function* verify(publication, log) {
  const order = readOrder(publication.order), { hash } = order, salted = readSaltKey(order, publication, log);
  log("3", `抽取方案格式正确，摘要 ${hex(order.digest)}`, "The order is well formed");
  const lists = /** @type {Record<ListName, List>} */ ({}), texts = publication.transcripts;
  for (const name of LIST_NAMES) {
    lists[name] = yield* sliced(0, readList(order, name, publication[name], salted, publication.redacted === true));
    const shown = lists[name].rows.length, { withheld } = lists[name], [, , zh, en] = LISTS[name];
    log("2", `${zh}与抽取方案承诺的一致：公开${shown}行，未公开${withheld}行`, `${en}: as the order commits it, ${shown} shown, ${withheld} withheld`);
  }
  /** @type {Verified} */
  const found = { order, lists, tickets: new Int32Array(8 * lists.sources.rows.length), strata: [], skipped: new Map(), teams: new Map(),
    digests: [], isVoid: null };
  let reveals = /** @type {string[]} */ ([]), skips = /** @type {string[]} */ ([]), key = null;
  if (texts.length === 0) wrong("7", "没有抽取记录。", "There is no transcript.");
  for (let at = 0; at < texts.length; at += 1) {
    const zh = texts.length > 1 ? `第${at + 1}份抽取记录` : "抽取记录", en = `transcript ${at + 1}`, lines = linesOf(texts[at], zh, en);
    const head = ["shuangsuiji-transcript 1", `order ${hex(order.digest)}`, `amends ${at ? found.digests[at - 1] : "-"}`];
    compareLines(head, lines.slice(0, 3), zh, en);
    found.digests.push(hex(digest(hash, put(texts[at], 0))));
    const told = lines.length === 4 && new RegExp(`^void (${TEXT})$`).exec(lines[3]);
    if (told && put(told[1], 0) <= 256) {
      if (texts.length > 1) wrong("7", "抽取方案已作废，却另有抽取记录。", "The order is void, and there is another transcript.");
      found.isVoid = told[1];
      log("7", `抽取方案已作废，理由：${told[1]}`, "The order was abandoned");
      break;
    }
    const revealed = lines.slice(3, 3 + order.entropy.length), rest = lines.slice(3 + revealed.length);
    if (key === null) {
      reveals = revealed;
      key = keyed(hash, checkReveals(order, revealed, publication.reveal, log));
      for (const stratum of order.strata) {
        found.strata.push({ stratum, rows: yield* sliced(0.5, rank(found, key, stratum.name)), used: 0, now: [] });
      }
      log("4", "每个可抽取对象的签号已重新算出", "The ticket of every candidate was reckoned again");
    }
    compareLines(reveals, revealed, zh, en);
    const said = rest.filter((line) => line.slice(0, 8) === "skipped "), first = sum(found, ({ used }) => used);
    compareLines(skips, said.slice(0, skips.length), zh, en);
    const fresh = drawAgain(found, newlySkipped(found, said.slice(skips.length), at, zh, en), at);
    skips = said;
    yield* sliced(0.8, teamAgain(found, key, fresh, first, rest, zh, en));
    compareLines(skips.concat(drawnLines(found)), rest, zh, en);
    const now = sum(found, ({ now }) => now.length);
    log("5", `${zh}：抽中${now}家，逐家与重新抽取的结果一致`, `${en}: the ${now} sources are those drawn again`);
  }
  const last = found.digests[found.digests.length - 1];
  if (publication.digest && publication.digest !== last) wrong("7", `最后一份抽取记录的摘要为${last}，与公布的${publication.digest}不符。`,
    "The last transcript is not the one whose digest was published.");
  return found;
}
/** Passes on what is done, yielding how far the whole is. @template T @param {number} far @param {Generator<any, T>} steps
 * @returns {Generator<number, T>} */
function* sliced(far, steps) {
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield far;
  return step.value;
}
/** @param {Verified} found @param {(drawn: Drawn) => number} of */
const sum = (found, of) => found.strata.reduce((sum, drawn) => sum + of(drawn), 0);
/** The salt key (1.1, sections 1 and 3), where the lists are whole. @param {Order} order @param {Publication} publication @param {Log} log */
function readSaltKey(order, { redacted, salt_key: told }, log) {
  if (redacted || order.salt === null) return told ? wrong("3", "不应有盐值密钥。", "There is a salt key where none belongs.") : null;
  if (!told || !new RegExp(`^(?!(..)\\1{31})${DIGEST}$`).test(told)) return wrong("1.1", "缺少名单的盐值密钥。", "The salt key is missing.");
  if (hex(digest(order.hash, putWords(unhex(told), 0))) !== order.salt) wrong("1.1", "盐值密钥不是抽取方案承诺的那一个。",
    "The salt key is not the one that the order commits.");
  log("1.1", "盐值密钥与抽取方案承诺的一致", "The salt key is the one that the order commits");
  return keyed(order.hash, unhex(told));
}
/** Checks the contributions (section 4); the PRK.
 * @param {Order} order @param {string[]} lines @param {string|null|undefined} apart @param {Log} log */
function checkReveals(order, lines, apart, log) {
  order.entropy.forEach(({ label, kind, told, form }, at) => {
    const [, found, value] = new RegExp(`^reveal (${TOKEN}) ((?:[0-9a-f]{2}){1,1024})$`).exec(lines[at]) || [];
    if (found !== label) wrong("4", `抽取记录第${at + 4}行应公布随机数“${label}”。`, `Line ${at + 4} of the transcript should reveal “${label}”.`);
    const bytes = (value.match(/../g) || []).map((byte) => parseInt(byte, 16));
    BYTES.set(bytes);
    if (kind === "commit" && hex(digest(order.hash, bytes.length)) !== told) wrong("4", `公布的随机数“${label}”不是抽取前承诺的那一个：有人在抽取前后换了数。`,
      `The contribution “${label}” is not the one committed.`);
    if (kind === "commit" && bytes.length < 16 && order.entropy.some((it) => it.form)) wrong("1.2", `秘密随机数“${label}”不足16字节，可被猜出。`, `The secret “${label}” has fewer than 16 bytes.`);
    if (form && !hasForm(String.fromCharCode(...bytes), form)) wrong("1.2", `公共随机数“${label}”未按抽取方案载明的格式（${form}）书写。`,
      `The public value “${label}” is not written as the order says (${form}).`);
    const text = bytes.every((byte) => byte >= 0x20 && byte < 0x7f) ? String.fromCharCode(...bytes) : `0x${value}`;
    if (kind === "commit") log("4", `随机数“${label}”与抽取前承诺的一致`, "A contribution is the one committed before the draw");
    else log("4", `公共随机数“${label}”为 ${text}；请与“${told}”对照`, "A public value: compare it with what was announced");
  });
  const text = lines.map((line) => `${line}\n`).join("");
  if (typeof apart === "string" && apart !== text) wrong("4", "抽取记录中的随机数与另行公布的不同。", "Other contributions were published apart.");
  return mac(keyed(order.hash, order.digest), text);
}
/** The candidates of a stratum, in the order in which they are drawn (section 5); their tickets are kept.
 * @param {Verified} found @param {Keyed} key @param {string} stratum @returns {Generator<void, number[]>} */
function* rank({ tickets, order, lists }, key, stratum) {
  const { ids, rows } = lists.sources, ranking = /** @type {number[]} */ ([]), ranks = 2 ** Math.ceil(Math.log2(rows.length + 2));
  /** By row, the next one; behind them, by `late` and the first bits of the ticket, the first: so that no sort holds up the page. */
  const next = new Int32Array(rows.length + 2 * ranks).fill(-1);
  /** Rows are in the order of ids. @param {number} a @param {number} b */
  const isBefore = (a, b) => {
    let i = 0;
    while (i < 7 && tickets[8 * a + i] === tickets[8 * b + i]) i += 1;
    return tickets[8 * a + i] >>> 0 <= tickets[8 * b + i] >>> 0;
  };
  for (let row = 0, before = [""], isCandidate = false, late = 0; row < rows.length; row += 1) {
    if (row % 128 === 127) yield;
    if (rows[row] !== before) { // Most have their fields from the one before.
      const [name, inspections, status] = before = rows[row];
      isCandidate = name === stratum && status !== "excluded" && (status !== "-" || Number(inspections) < order.cap);
      late = order.late && inspections !== "0" ? ranks : 0;
    }
    if (!isCandidate) continue;
    macInto(key, put("\u0001", put(ids[row], put("source ", 0))), tickets, 8 * row);
    let at = rows.length + late + Math.floor((tickets[8 * row] >>> 0) / 4294967296 * ranks);
    while (next[at] >= 0 && isBefore(next[at], row)) at = next[at];
    next[row] = next[at];
    next[at] = row;
  }
  for (let place = rows.length; place < next.length; place += 1) {
    for (let row = next[place]; row >= 0; row = next[row]) ranking.push(row);
    if (place % 2048 === 2047) yield;
  }
  return ranking;
}
/** The rows that an amendment skips newly (section 7).
 * @param {Verified} found @param {string[]} lines @param {number} at @param {string} zh @param {string} en */
function newlySkipped(found, lines, at, zh, en) {
  const drawn = new Set(), gone = new Set();
  for (const { now } of found.strata) now.forEach(({ row }) => drawn.add(row));
  for (const line of lines) {
    const [, id, reason] = new RegExp(`^skipped (${ID}) (${TOKEN})$`).exec(line) || ["", "", ""], row = find(found.lists.sources.ids, id);
    if (!drawn.delete(row)) wrong("7", `${zh}跳过了并未抽中的对象：“${line}”。`, `In ${en} one is skipped who was not drawn: “${line}”.`);
    gone.add(row);
    found.skipped.set(row, reason);
  }
  if (gone.size > 0 !== at > 0) wrong("7", `${zh}${at ? "未说明替换了谁" : "不应有跳过的对象"}。`, `${en}: ${at ? "nobody is" : "somebody is"} skipped.`);
  return gone;
}
/** Draws: the quota at first, then one for each who is gone (sections 5 and 7); the rows newly drawn, in draw order.
 * @param {Verified} found @param {Set<number>} gone @param {number} at */
function drawAgain(found, gone, at) {
  const fresh = /** @type {number[]} */ ([]);
  for (const drawn of found.strata) {
    const kept = drawn.now.filter(({ row }) => !gone.has(row)), wanted = at ? drawn.now.length - kept.length : drawn.stratum.quota;
    drawn.now = kept;
    for (const row of drawn.rows.slice(drawn.used, drawn.used + wanted)) {
      drawn.used += 1;
      drawn.now.push({ rank: drawn.used, row });
      fresh.push(row);
    }
  }
  return fresh;
}
/** Draws the teams of the newly drawn (section 6), or, where inspectors or recusals are withheld, checks what is shown of them.
 * @param {Verified} found @param {Keyed} key @param {number[]} fresh @param {number} first @param {string[]} lines @param {string} zh
 * @param {string} en @returns {Generator<void, void>} */
function* teamAgain({ order, lists, strata, teams }, key, fresh, first, lines, zh, en) {
  const { inspectors, recusals, sources } = lists, served = new Map(fresh.map((row, at) => [row, at]));
  const open = inspectors.ids.filter((_, at) => inspectors.rows[at][0] === "-"), indices = new Map(open.map((id, at) => [id, at]));
  const load = open.map(() => 0), recused = fresh.map(() => new Set());
  for (const { now } of strata) {
    for (const { row } of now) if (!served.has(row)) (teams.get(row) || []).forEach((id) => (load[Number(indices.get(id))] += 1));
  }
  for (let at = 0; at < recusals.ids.length; at += 1) {
    const place = served.get(find(sources.ids, recusals.rows[at][0])), index = indices.get(recusals.ids[at]);
    if (place !== undefined && index !== undefined) recused[place].add(index);
    if (at % 256 === 255) yield;
  }
  if (inspectors.withheld + recusals.withheld === 0) {
    const drawn = yield* drawTeams(load, recused, order.team, order.most, mac(key, "teams\u0001"), first);
    const none = drawn.none.map((place) => sources.ids[fresh[place]]);
    if (none.length) wrong("6", `按名单无法为“${none}”等组成检查组，不应有抽取结果。`, `No team can be formed for “${none}” and others.`);
    fresh.forEach((row, at) => teams.set(row, drawn.teams[at].map((i) => open[i])));
    return;
  }
  const said = new Map(lines.map((line) => line.split(" ")).map((parts) => [parts[3], parts.slice(4)]));
  fresh.forEach((row, place) => {
    const id = sources.ids[row], team = said.get(id) || [], at = team.map((inspector) => indices.get(inspector));
    const may = at.every((index) => index !== undefined && !recused[place].has(index) && ++load[index] <= order.most);
    if (!may || new Set(team).size !== order.team || team.length !== order.team) wrong("6", `${zh}：“${id}”的检查组不合规定（人数、可选派、回避或人均上限）。`,
      `${en}: the team of “${id}” is not as the shown lists allow.`);
    teams.set(row, team);
  });
}
/** What stands after the skipped lines. @param {Verified} found */
function drawnLines({ strata, lists, teams }) {
  const lines = /** @type {string[]} */ ([]);
  for (const { stratum: { name, quota }, now } of strata) {
    now.forEach(({ rank, row }) => lines.push(`drawn ${name} ${rank} ${lists.sources.ids[row]} ${(teams.get(row) || []).join(" ")}`));
    if (now.length < quota) lines.push(`shortfall ${name} ${quota - now.length}`);
  }
  return lines;
}
/** Compares lines with what they must be; the first difference is wrong.
 * @param {string[]} expected @param {string[]} lines @param {string} zh @param {string} en */
function compareLines(expected, lines, zh, en) {
  const at = expected.concat("").findIndex((line, at) => line !== (lines[at] || ""));
  if (at >= 0) differ(expected[at] || "", lines[at] || "", zh, en);
  if (lines.length > expected.length) differ("", lines[expected.length], zh, en);
}
/** Says how a line differs from what it must be, but not who inspects: they are persons.
 * @param {string} expected @param {string} line @param {string} zh @param {string} en */
function differ(expected, line, zh, en) {
  const [kind, stratum, rank, id] = expected.split(" "), is = line.split(" "), same = is[0] === kind && is[1] === stratum && is[2] === rank;
  const brief = is.slice(0, is[0] === "drawn" ? 4 : is.length).join(" "), shown = is[0] === "drawn" ? `类别“${is[1]}”第${is[2]}名“${is[3]}”` : line;
  if (kind === "drawn" && same && is[3] === id) wrong("6", `${zh}：类别“${stratum}”第${rank}名“${id}”的检查组与按随机数重新抽取的不同。`,
    `${en}: the team of “${id}” is not the one drawn.`);
  if (kind === "drawn") {
    wrong("5", `${zh}：类别“${stratum}”第${rank}名按签号应为“${id}”，公布的却是${same ? `“${is[3]}”` : shown || "（无）"}。`,
      `${en}: ${stratum}, rank ${rank} is “${id}” by the tickets; published was “${brief}”.`);
  }
  const why = kind === "order" ? "不属于这份抽取方案" : kind === "amends" ? "与前一份抽取记录不衔接" : kind === "reveal" ? "公布的随机数与前一份不同"
    : kind === "skipped" ? "前一份的跳过记录被删改" : kind === "shortfall" ? `类别“${stratum}”的缺额应为${rank}家` : "多出不应有的内容";
  wrong("7", `${zh}：${why}（公布的是：${shown || "无"}）。`, `${en}: “${brief}” stands where “${expected}” belongs.`);
}
