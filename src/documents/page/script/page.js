// The page: shows what the check finds. Every text of the publication comes in by `textContent`.

/** Words of the bureau that the draw does not bind: its name, where its digests were published, names of strata, and of sources
 * their id, name and credit code.
 * @typedef {{agency: string, elsewhere: string, strata: [string, string][], sources: [string, string, string][]}} Names */
let given = /** @type {{publication: Publication, names: Names}} */ ({}), mine = -1;
let verified = /** @type {Verified} */ (/** @type {unknown} */ (null));
/** @param {string} name */
const called = (name) => (given.names.strata.find(([token]) => token === name) || [name, name])[1];
/** @param {Verified} found @param {number} row */
const ticket = (found, row) => hex(found.tickets.subarray(8 * row, 8 * row + 8));
/** @param {Verified} found @param {number} row */
const isLate = (found, row) => found.order.late && found.lists.sources.rows[row][1] !== "0";
/** Empties an element and names its kind. @param {string} id @param {string} kind @returns {HTMLElement} */
const fresh = (id, kind = "") => Object.assign(at(id), { textContent: "", className: kind });
/** What can be said before the check. */
function showHead() {
  const { order, transcripts } = given.publication, last = transcripts[transcripts.length - 1] || "", drawn = last.split("\ndrawn ").length - 1;
  const parts = /\nagency (\S+) [^]*\nperiod (\S+)\nround (\S+)\n[^]*\nsources (\S+) /.exec(order) || ["", "", "", "1", "0"];
  const [, token, period, round, listed] = parts, again = round !== "1", title = `${given.names.agency} ${inWords(period)}${again ? `第${round}轮` : ""}`;
  document.title = `${title} 随机抽查对象抽取核对`;
  say(at("title"), "span", title, `${token} ${period}${again ? `, round ${round}` : ""}`);
  if (/\nvoid [^\n]*\n$/.test(last)) say(at("count"), "span", `名单上${listed}家，本次抽取已作废`, `${listed} listed; abandoned`);
  else say(at("count"), "span", `名单上${listed}家，抽中${drawn}家`, `${drawn} drawn of ${listed} listed`);
  at("elsewhere").textContent = given.names.elsewhere;
}
/** Runs the check in slices, so that the page stays alive; then calls back. @param {() => void} after */
function check(after) {
  if (verified) return after();
  if (at("check").getAttribute("aria-disabled")) return;
  const steps = fresh("steps"), { port1, port2 } = new MessageChannel(), close = () => {
    at("check").removeAttribute("aria-disabled");
    at("bar").hidden = true;
  };
  const running = verify(given.publication, (section, zh, en) => say(steps, "li", `✓ ${zh}`, `${en} (§${section})`));
  at("check").setAttribute("aria-disabled", "true");
  say(fresh("verdict"), "p", "正在核对……", "Checking…");
  at("bar").hidden = false;
  port1.onmessage = () => {
    try {
      for (const until = Date.now() + 8; Date.now() < until;) {
        const { done, value } = running.next();
        if (done) return close(), showRight(value), after();
        at("bar").value = value;
      }
      port2.postMessage(0);
    } catch (/** @type {any} */ error) {
      const { section = "–", zh = "本浏览器无法完成核对。", en = `This browser could not finish: ${error}` } = error, box = fresh("verdict", "bad");
      close();
      say(steps, "li", `✗ ${zh}`, `${en} (§${section})`).className = "bad";
      say(box, "h2", "✗ 核对发现问题", "Something is wrong");
      say(box, "p", zh.replace(/类别“([^”]+)”/g, (/** @type {string} */ _, /** @type {string} */ token) => `类别“${called(token)}”`), en);
      say(box, "p", "请勿采信本页的抽取结果，并向发布单位及其上级反映。", "Do not rely on this draw; tell the agency and the one above it.");
    }
  };
  port2.postMessage(0);
}
/** @param {Verified} found */
function showRight(found) {
  const box = fresh("verdict", "good"), { sources, inspectors, recusals } = found.lists, hidden = sources.withheld + inspectors.withheld + recusals.withheld;
  verified = found;
  say(box, "h2", "✓ 核对无误", "Everything agrees");
  if (found.isVoid !== null) say(box, "p", `本次抽取已作废，未抽取任何对象。理由：${found.isVoid}`, "The order was abandoned; nobody was drawn.");
  else say(box, "p", "您的设备按公布的名单和随机数重新抽取，结果与公布的完全一致。", "Drawn again on your device, the result is the published one.");
  if (hidden) say(box, "p", `名单有${hidden}行未公开，其内容本页无法核对。`, `${hidden} lines are withheld; what they say cannot be checked.`);
  showDigests();
  setTimeout(showPicture); // Apart, so that neither holds up the page.
}
/** The digests, and whether one typed by the visitor is among them. */
function showDigests() {
  const list = fresh("digests"), typed = at("digest").value.replace(/\s/g, "").toLowerCase(), all = [hex(verified.order.digest)].concat(verified.digests);
  all.forEach((digest, n) => {
    say(list, "p", n ? `第${n}份抽取记录的摘要` : "抽取方案的摘要", n ? `digest of transcript ${n}` : "digest of the order");
    say(list, "p", digest).className = "digest";
  });
  const same = all.indexOf(typed), box = fresh("compared", same < 0 ? "bad" : "good");
  if (typed && same < 0) say(box, "p", "✗ 与本页的摘要都不同：这不是您所见公告的那次抽取，或内容被改动过。", "None of this page’s digests.");
  else if (typed) say(box, "p", `✓ 与${same ? `第${same}份抽取记录` : "抽取方案"}的摘要相同。`, "The same.");
}
/** Tickets as ticks on lines, one a stratum, or two where the uninspected come first. */
function showPicture() {
  const found = verified, picture = fresh("picture"), names = new Map(given.names.sources.map(([id, name]) => [id, name])), most = 500;
  for (const { stratum: { name, quota }, rows, used, now } of found.strata) {
    say(picture, "h3", `${called(name)}：可抽取${rows.length}家，抽中${now.length}家`, `${name}: ${now.length} drawn of ${rows.length} candidates`);
    if (now.length < quota) say(picture, "p", `应抽${quota}家，缺额${quota - now.length}家`, `${quota - now.length} short of the quota`);
    const early = rows.filter((row) => !isLate(found, row)).length;
    [rows.slice(0, early), rows.slice(early)].forEach((group, late) => {
      if (group.length === 0) return;
      const drawn = Math.max(0, Math.min(late ? used - early : used, group.length)), place = group.indexOf(mine), figure = say(picture, "figure", "");
      const which = !found.order.late ? "" : late ? "本年度已检查过的" : "本年度未检查过的（先抽）";
      const zh = `${which}${group.length}家的签号从小（左）到大（右），${drawn ? `前${drawn}家（长线）被抽中，虚线为最后一家的签号` : "无一抽中"}。`
        + (place < 0 ? "" : `您的企业（▼）排第${place + 1}位。`);
      figure.appendChild(ticks(group, drawn, place, zh));
      say(figure, "figcaption", zh, `${group.length} tickets from small to large; the first ${drawn} (long) were drawn.`);
    });
    const list = say(say(picture, "details", ""), "summary", `抽中名单${now.length > most ? `（前${most}家）` : ""}`, "the drawn").parentElement;
    for (const { rank, row } of now.slice(0, most)) {
      const id = found.lists.sources.ids[row];
      say(/** @type {HTMLElement} */ (list), "p", `${rank}. ${id} ${names.get(id) || ""}`);
    }
  }
}
/** @param {number[]} group @param {number} drawn @param {number} place @param {string} label */
function ticks(group, drawn, place, label) {
  const make = (/** @type {string} */ tag, /** @type {Record<string, string>} */ attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
    return element;
  };
  const svg = make("svg", { viewBox: "0 0 1000 60", preserveAspectRatio: "none", role: "img", "aria-label": label });
  const across = (/** @type {number} */ row) => Math.round((verified.tickets[8 * row] >>> 0) / 4294967296 * 2000) / 2;
  /** Ticks that fall on one another are drawn once. @param {number[]} rows @param {number} top */
  const lines = (rows, top) => Array.from(new Set(rows.map(across)), (x) => `M${x} ${top}V50`).join("");
  svg.appendChild(make("path", { class: "other", d: `M0 50H1000${lines(group.slice(drawn), 32)}` }));
  svg.appendChild(make("path", { class: "drawn", d: lines(group.slice(0, drawn), 14) }));
  if (drawn) svg.appendChild(make("path", { class: "mark", d: `M${across(group[drawn - 1])} 4V60` }));
  if (place >= 0) svg.appendChild(make("path", { class: "mine", d: `M${across(group[place])} 12l-7 -12h14zV60` }));
  return svg;
}
/** Answers: on the list or not, drawn or not, and why. */
function showMine() {
  const found = verified, { sources } = found.lists, raw = at("id").value, typed = raw.trim(), box = fresh("mine", "answer");
  const named = given.names.sources.find((row) => row[1] === typed || row[2] === typed.toUpperCase());
  mine = [raw, typed, typed.toUpperCase(), named ? named[0] : ""].map((id) => find(sources.ids, id)).reduce((a, b) => a < 0 ? b : a);
  showPicture();
  if (mine < 0 && sources.withheld) {
    say(box, "h2", "公开的名单中没有查到", "Not among the lines shown");
    say(box, "p", `另有${sources.withheld}家未公开；可凭编号向发布单位索取本企业的名单行、盐值和路径。`, "Ask the agency for your line, its salt and its path.");
  } else if (mine < 0) {
    say(box, "h2", "不在本次抽取的名单上", "Not on the list of this draw");
    say(box, "p", "请核对输入；如本应在名单上，请向发布单位提出。", "Check what you typed; if you should be listed, tell the agency.");
  }
  if (mine < 0) return;
  const [token, inspections, status] = sources.rows[mine], id = sources.ids[mine], drawn = found.strata.find(({ stratum }) => stratum.name === token);
  const now = drawn && drawn.now.some(({ row }) => row === mine), reason = found.skipped.get(mine), word = now ? "Drawn" : reason ? "Replaced" : "Not drawn";
  const [, name = ""] = given.names.sources.find((row) => row[0] === id) || [];
  say(box, "h2", now ? "抽中" : reason ? "曾抽中，后被替换" : "未抽中", word);
  say(box, "p", `${name && `${name}（名称不受抽取约束）`}${id}：在名单上，属${called(token)}，本年度已计检查${inspections}次。`, `Listed in ${token}; ${inspections} inspections.`);
  const place = drawn ? drawn.rows.indexOf(mine) : -1, used = drawn ? drawn.used : 0, all = drawn ? drawn.rows.length : 0;
  const overtaken = place >= used && isLate(found, mine) && !(used && drawn && isLate(found, drawn.rows[used - 1]));
  const why = found.isVoid !== null ? ["本次抽取已作废，未抽取任何对象。", "The order was abandoned; nobody was drawn."]
    : !drawn || drawn.stratum.quota === 0 ? ["本次不抽取这一类别。", "Nothing was to be drawn of this stratum."]
    : status === "excluded" ? ["不能抽中：名单载明不纳入抽取（如关闭、迁出或按规定免予抽查）。", "It could not be drawn: the list excludes it."]
    : place < 0 ? [`不能抽中：本年度检查已达上限${found.order.cap}次。`, `It could not be drawn: the cap is ${found.order.cap} inspections a year.`]
    : place < used ? [`签号排在${all}家中的第${place + 1}位，前${used}位被抽中。`, `Its ticket is number ${place + 1} of ${all}; the first ${used} were drawn.`]
    : [`${overtaken ? "本年度未受检的先抽；" : ""}签号排在${all}家中的第${place + 1}位，只抽前${used}位。签号由事先公布的方案和随机数算出，无人能够挑选。`,
      `${overtaken ? "The uninspected came first. " : ""}Number ${place + 1} of ${all}; the first ${used} were drawn. Nobody could choose a ticket.`];
  say(box, "p", why[0], why[1]);
  if (reason) say(box, "p", `被替换的理由：${reason}`, "why replaced");
  if (place >= 0) say(box, "p", `签号 ${ticket(found, mine)}`, "its ticket").className = "digest";
  if (place >= 0 && used && drawn) say(box, "p", `标线 ${ticket(found, drawn.rows[used - 1])}`, "the mark: the last ticket drawn").className = "digest";
}
/** Reads the data and waits for the visitor. */
function start() {
  given = JSON.parse(at("data").textContent);
  showHead();
  const on = (/** @type {string} */ id, /** @type {string} */ kind, /** @type {() => void} */ show) => at(id).addEventListener(kind, (/** @type {Event} */ event) => {
    event.preventDefault();
    check(show);
  });
  on("check", "click", () => {});
  on("ask", "submit", showMine);
  on("compare", "submit", showDigests);
}
if (typeof document !== "undefined") start();
