// What both pages show by: elements with texts in two languages, and periods in words.

/** @param {string} id @returns {any} */
const at = (id) => document.getElementById(id);
/** Adds an element with a text in Chinese and, beside it, in English.
 * @param {HTMLElement} to @param {string} tag @param {string} zh @param {string} [en] */
function say(to, tag, zh, en) {
  const element = to.appendChild(document.createElement(tag)), english = document.createElement("span");
  element.textContent = zh;
  english.lang = "en";
  english.textContent = ` ${en}`;
  if (en) element.appendChild(english);
  return element;
}
/** @param {string} period */
function inWords(period) {
  const year = period.slice(0, 4), part = period.slice(5);
  return !part ? `${year}年` : part[0] === "Q" ? `${year}年第${"一二三四"[Number(part[1]) - 1]}季度`
    : part[0] === "H" ? `${year}年${part[1] === "1" ? "上" : "下"}半年` : part.length === 4 ? `${year}—${part}年` : `${year}年${Number(part)}月`;
}
