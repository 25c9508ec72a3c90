/**
 * Words: the axis on which every change is measured, the same on both sides of the wire.
 *
 * The rule is that of `drafting/text/words.py`, and so are the names. What is a letter, a digit or a mark, the
 * two sides ask of their own tables of Unicode: they agree on every character that the elder table knows, and no
 * other is let into a text (`drafting/text/hidden.py`).
 */

const BLANK = String.raw`\t-\r\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;

/** Scripts written without blanks: Thai, Lao, Khmer, kana, Han. Their digits are numbers like any others. */
const ALONE = String.raw`\u0e01-\u0e4f\u0e80-\u0ecf\u0edc-\u0eff\u1780-\u17df\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u303b\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{1aff0}-\u{1b16f}\u{20000}-\u{3ffff}`;

const LETTER = String.raw`(?![${ALONE}])[\p{L}\p{N}]`;
/** What belongs to the character before it: a Khmer letter below its subscript sign, a mark, a joiner. */
const MARK = String.raw`(?:\u17d2[${ALONE}]|[\p{M}\p{Cf}])`;
/** Before a full stop: a part of a document's symbol, one to four capitals behind a stroke. */
const CAPITAL = "0-9A-ZА-Я";
const SECTION = `(?<=/[${CAPITAL}]{1,4})`;
/** What holds two parts of one word together, with a letter behind it. */
const JOINED = [
  String.raw`[\-\u2010\u2011'\u2019\u02bc](?=${LETTER})`, // Secretary-General's, государства-члены
  String.raw`/(?=[\p{L}\p{N}_/.\-]{0,40}\p{Nd})`, // 60/288, A/RES/60/288; but and/or stays three
  String.raw`\.(?=\p{Nd})`, // CRP.1, 0.5
  String.raw`(?:${SECTION})\.(?=[${CAPITAL}]{1,6}[/.][\p{L}\p{N}_/.\-]{0,40}\p{Nd})`, // TD/B/C.I/MEM.2
  String.raw`(?<=\p{Nd})[,:\u2013\u066b\u066c](?=\p{Nd})`, // 5,000; 18:00; 2001–2010
  String.raw`(?<=\p{Nd})(?<!\p{Nd}{4})[\u00a0\u202f](?=\p{Nd}{3}(?!\p{Nd}))`, // 10 000, where the blank may not break
].join("|");

const PARTS = `(?:${LETTER}|${MARK})`;
const WORD = `${PARTS}+(?:(?:${JOINED})${LETTER}${PARTS}*)*`;
const FOOTNOTE = String.raw`\{fn:[^\{\}${BLANK}]+\}`;

/** A flag is two letters; a picture keeps its tone of skin, and the pictures joined to it. */
const FLAG = String.raw`[\u{1f1e6}-\u{1f1ff}]{2}`;
const PICTURE = String.raw`[\u2190-\u2bff\u{1f000}-\u{1faff}]`;
const PICTURES = String.raw`${PICTURE}(?:${MARK}|[\u{1f3fb}-\u{1f3ff}]|(?<=\u200d)${PICTURE})*`;

const OTHER = `(?:${FLAG}|${FOOTNOTE}|[^${BLANK}])${MARK}*`;

const RULE = new RegExp(`[${BLANK}]*(?:${WORD}|(?!${FLAG})${PICTURES}|${OTHER})|[${BLANK}]+`, "gu");

/**
 * Return the words of `text`, each with its leading blanks; joined again they are `text`, exactly.
 *
 * Punctuation stands apart; a Han, kana, Thai, Lao or Khmer character stands alone; a mark stays with its letter,
 * a number with its separators ("60/288", "A/70/674"); `{fn:key}` is one word, and so is a picture with all that
 * is joined to it. Blanks at the end are a word of their own. Any string will do; nothing is thrown.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function tokens(text) {
  return text.match(RULE) ?? [];
}
