// What is behind the theme's search dialog. The theme talks to it by messages: 0 set up, 1 ready, 2 query, 3 result.
// Nothing is loaded before the search is first used; the index is then built here, off the page.

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3]
const HERE = self.location.href.replace(/assets\/javascripts\/search\/.*$/, "")
const FUZZY_FROM = 7 // letters: in shorter words another letter is usually another word

/** @typedef {{location: string, title: string, text: string, tags: string[], page: string}} Doc */
/** @typedef {{docs: Doc[], index: any, list?: string, add?: string, plain: Map<number, string>}} Loaded */

/** @type {Promise<Loaded> | null} */
let loaded = null
/** @type {any} */
let given = null

// --- Words ---

const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" }

/** Without accents and case. Marks that make a letter of their own (Thai, Japanese, Devanagari) stay. */
function fold(/** @type {string} */ text) {
  const bare = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase()
  return bare.replace(/[ßæœøđðłþı]/g, (letter) => LETTERS[/** @type {keyof LETTERS} */ (letter)])
}

const L = "[\\p{L}\\p{M}\\p{N}]"
const NUMBER = "\\d+(?:[.,]\\d+)*(?![\\p{L}\\p{M}\\p{N}])"
const WORD = new RegExp(
  `${NUMBER}|(?<![\\p{L}\\p{N}.])\\.(?=\\p{L})${L}+|${L}+(?:['’ʼ&.\\-‐‑](?=${L})${L}+)*(?:\\+\\+|#(?!\\w))?`,
  "gu",
)
const UNSPACED = /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]+)/gu
const PAIRED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/u
const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "word" }) : null

/** The words of a run without spaces: as the browser cuts it, and in pairs, since a cut depends on what is around. */
function cut(/** @type {string} */ run) {
  const words = segmenter ? [...segmenter.segment(run)].map((one) => one.segment) : [run]
  if (!PAIRED.test(run)) return { words, pairs: /** @type {string[]} */ ([]) }
  const letters = [...run]
  return { words, pairs: letters.slice(1).map((letter, at) => letters[at] + letter) }
}

/**
 * The words of a text: `raw` as written, `whole` as it is looked for, `parts` if it is made of several (all of which
 * stand for the whole).
 * @param {string} text
 */
function wordsOf(text) {
  const found = []
  const joined = text.replace(/(?<![\p{L}\p{N}])(\p{L})\s+&\s+(\p{L})(?![\p{L}\p{N}])/gu, "$1&$2")
  for (const [raw] of joined.matchAll(WORD)) {
    for (const run of raw.split(UNSPACED).filter(Boolean)) {
      if (run.replace(UNSPACED, "")) {
        found.push(wordOf(run))
        continue
      }
      const { words, pairs } = cut(run)
      found.push({ raw: run, whole: fold(run), parts: (pairs.length ? pairs : words).map(fold), also: words.map(fold) })
    }
  }
  return found
}

function wordOf(/** @type {string} */ raw) {
  const word = fold(raw).replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, "-")
  if (/^\d+([.,]\d+)*$/.test(word)) {
    const number = word.replace(/,(?=\d{3}(?!\d))/g, "").replace(",", ".")
    const [pounds] = number.split(".")
    return { raw, whole: number, parts: /** @type {string[]} */ ([]), also: number === pounds ? [] : [pounds] }
  }
  const whole = word.replace(/['-]/g, "").replace(/(?<=.)\.(?=.)/g, "")
  const parts = word.split(/[-'&.]/).filter((part) => part.length > 1 || /\d/.test(part))
  const isBrand = /[&+#]|^\./.test(word)
  const pieces = word.split(/-/).filter(Boolean)
  return {
    raw,
    whole,
    parts: isBrand || /'/.test(word) || pieces.length < 2 ? [] : pieces.map((one) => one.replace(/['.]/g, "")),
    also: parts.filter((part) => part !== whole),
  }
}

/** All that a text is found by. */
const tokens = (/** @type {string} */ text) => wordsOf(text).flatMap((one) => [one.whole, ...one.parts, ...one.also])
const inOneLine = (/** @type {string} */ text) =>
  ` ${wordsOf(text).map((one) => (one.parts.length ? one.parts.join(" ") : one.whole)).join(" ")} `

// --- Loading ---

/** @returns {Promise<Loaded>} */
async function load() {
  const hasOwn = given?.docs?.length
  const asking = hasOwn ? null : fetch(`${HERE}search/handbook.json`)
  asking?.catch(() => {}) // it is heard of below
  importScripts(`${HERE}assets/javascripts/search/minisearch.js`)
  let data = given
  if (asking) {
    const answer = await asking
    if (!answer.ok) throw new Error(`search/handbook.json: ${answer.status}`)
    data = await answer.json()
  } else data = { docs: given.docs.map(plainDoc) }
  const pages = new Map(data.docs.filter((/** @type {any} */ one) => !one[0].includes("#")).map((/** @type {any} */ one) => [one[0], one[1]]))
  const docs = data.docs.map((/** @type {any} */ [location, title, text, tags = []]) => ({
    location, title, text, tags, page: location.includes("#") ? pages.get(location.split("#")[0]) ?? "" : "",
  }))
  const MiniSearch = /** @type {any} */ (self).MiniSearch
  const index = new MiniSearch({
    fields: ["title", "known", "text", "page"],
    tokenize: tokens,
    processTerm: (/** @type {string} */ term) => term,
  })
  index.addAll(docs.map((/** @type {Doc} */ doc, /** @type {number} */ id) => (
    { id, title: doc.title, known: doc.tags.join("\n"), text: doc.text, page: doc.page }
  )))
  return { docs, index, list: data.list, add: data.add, plain: new Map() }
}

/** An entry of the theme's own index, which is HTML. @param {any} doc */
function plainDoc({ location, title, text, tags = [] }) {
  const bare = (/** @type {string} */ html) => html
    .replace(/<\/(p|li|pre)>/g, "\n").replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#(x27|39);/g, "'").replace(/&amp;/g, "&")
  return [location, bare(title), bare(text), tags.map(bare)]
}

// --- Asking ---

const UNSAID = new Set(
  "a an and are as at be by do does for from how i in is it of on or our that the their they this to we what when where which who whom whose why with".split(" "),
)
/** What people say for a word that the pages have. @type {Record<string, string[]>} */
const SAME = {
  stale: ["overdue"], outdated: ["overdue"], xmas: ["christmas"], present: ["gift"], presents: ["gifts", "gift"],
  mail: ["email"], phone: ["telephone", "phone"], bnpl: ["buynowpaylater"],
}

/** A word in its other numbers. */
function numbersOf(/** @type {string} */ word) {
  const found = []
  if (word.length > 3 && /[^s]s$/.test(word)) found.push(word.slice(0, -1))
  if (word.length > 4 && /(s|x|z|ch|sh|o)es$/.test(word)) found.push(word.slice(0, -2))
  if (word.length > 4 && /ies$/.test(word)) found.push(`${word.slice(0, -3)}y`)
  if (word.length > 2 && /[^aeiou]y$/.test(word)) found.push(`${word.slice(0, -1)}ies`)
  if (word.length > 2 && /\p{L}$/u.test(word)) found.push(`${word}s`)
  return found
}

/** @param {string} text */
function understand(text) {
  /** @type {string[]} */
  const phrases = []
  const rest = text.replace(/["“„«”]([^"“”„«»]+)["”“»]/g, (_, phrase) => (phrases.push(inOneLine(phrase)), ` ${phrase} `))
  const all = wordsOf(rest)
  const said = phrases.length ? all : all.filter((one) => !UNSAID.has(one.whole))
  return { phrases, words: said.length ? said : all, line: inOneLine(rest) }
}

/** @param {ReturnType<typeof wordsOf>[number]} word @param {boolean} isWhole */
function clauseOf(word, isWhole) {
  const isNumber = /^[\d.]+$/.test(word.whole)
  const others = isNumber ? [] : [...numbersOf(word.whole), ...(SAME[word.whole] ?? [])]
  const options = isWhole
    ? { prefix: false, fuzzy: false }
    : { prefix: true, fuzzy: !isNumber && word.whole.length >= FUZZY_FROM ? 0.2 : false }
  const exactly = { prefix: false, fuzzy: false }
  return {
    combineWith: "OR",
    queries: [
      { queries: [word.whole], ...options },
      ...others.map((other) => ({ queries: [other], ...exactly, boostTerm: () => 0.8 })),
      ...(word.parts.length ? [{ combineWith: "AND", queries: word.parts, ...(PAIRED.test(word.raw) ? exactly : options) }] : []),
    ],
  }
}

const FEW = 8 // hits with all words; with fewer, those with some of them follow
const BOOST = { title: 5, known: 4, text: 1, page: 0.5 }
const ABOUT_PAGES = /^(rules|fields|tags)([/.]|$)/

const ROW = /#(sign|ask|exclusion)-/

/** How much a page weighs: personas first, then what is called by the words, then every other text. */
function weightOf(/** @type {Doc} */ doc, /** @type {Set<string>} */ words) {
  if (doc.tags.length) return 1
  if (ROW.test(doc.location)) return 0.05
  const title = new Set(wordsOf(doc.title).map((one) => one.whole).filter((one) => !UNSAID.has(one)))
  const both = [...title].filter((one) => words.has(one) || numbersOf(one).some((other) => words.has(other))).length
  return both / (title.size + words.size - both) >= 0.5 ? 1 : 0.15
}

/** @param {Loaded} all @param {ReturnType<typeof understand>} asked */
function find(all, { phrases, words, line }) {
  const wholes = new Set(words.map((one) => one.whole))
  const options = { boost: BOOST, weights: { prefix: 0.3, fuzzy: 0.2 }, bm25: { k: 1.2, b: 0.5, d: 0.5 } }
  /** @type {Map<number, {id: number, score: number, tier: number, terms: string[], queryTerms: string[]}>} */
  const hits = new Map()
  const ways = [["AND", true], ["AND", false], ["OR", false]]
  for (const [tier, [combineWith, isWhole]] of ways.entries()) {
    if (tier === 2 && (phrases.length || hits.size >= FEW || words.length < 2)) break
    const queries = words.map((word) => clauseOf(word, /** @type {boolean} */ (isWhole)))
    for (const hit of all.index.search({ combineWith, queries }, options)) {
      if (hits.has(hit.id) || !phrases.every((phrase) => lineOf(all, hit.id).includes(phrase))) continue
      const doc = all.docs[hit.id]
      const last = ABOUT_PAGES.test(doc.location) ? 3 : 0
      hits.set(hit.id, { ...hit, tier: tier + last, score: hit.score * weightOf(doc, wholes) })
    }
  }
  const found = [...hits.values()].sort((a, b) => b.score - a.score)
  if (words.length > 1) {
    for (const hit of found.slice(0, 40)) if (lineOf(all, hit.id).includes(line)) hit.score *= 2
  }
  return found
}

function lineOf(/** @type {Loaded} */ all, /** @type {number} */ id) {
  const { title, text, tags } = all.docs[id]
  if (!all.plain.has(id)) all.plain.set(id, [title, ...tags, text].map(inOneLine).join("|"))
  return all.plain.get(id) ?? ""
}

// --- Showing ---

const escaped = (/** @type {string} */ text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;")

/** A text as HTML with the words marked, and what was marked. @param {string} text @param {Set<string>} terms @param {Set<string>} marked */
function highlighted(text, terms, marked) {
  let html = ""
  let end = 0
  for (const { raw, whole, parts, also } of wordsOf(text)) {
    const at = text.indexOf(raw, end)
    if (at < 0) continue
    html += escaped(text.slice(end, at))
    end = at + raw.length
    const hits = [whole, ...parts, ...also].some((one) => terms.has(one))
    if (!hits) html += escaped(raw)
    else if (PAIRED.test(raw)) html += markedIn(raw, terms, marked)
    else {
      marked.add(raw)
      html += `<mark>${escaped(raw)}</mark>`
    }
  }
  return html + escaped(text.slice(end))
}

/** Of a run without spaces, only what was looked for. @param {string} run @param {Set<string>} terms @param {Set<string>} marked */
function markedIn(run, terms, marked) {
  const letters = [...run]
  const is = letters.map(() => false)
  letters.forEach((letter, at) => {
    if (at + 1 < letters.length && terms.has(fold(letter + letters[at + 1]))) is[at] = is[at + 1] = true
  })
  const runs = letters.map((letter, at) => (is[at] ? `\u0001${letter}\u0002` : letter)).join("").replace(/\u0002\u0001/g, "")
  for (const [, found] of runs.matchAll(/\u0001([^\u0002]*)\u0002/g)) marked.add(found)
  return escaped(runs).replace(/\u0001/g, "<mark>").replace(/\u0002/g, "</mark>")
}

/** The first two lines of a text that have the words, or its first. @param {string} text @param {Set<string>} terms @param {Set<string>} marked */
function excerpt(text, terms, marked) {
  const lines = text.split("\n").filter(Boolean)
  const hit = lines.filter((line) => tokens(line).some((one) => terms.has(one))).slice(0, 2)
  return (hit.length ? hit : lines.slice(0, 1)).map((line) => `<p>${highlighted(line, terms, marked)}</p>`).join("")
}

/** @param {Loaded} all @param {ReturnType<typeof find>} hits @param {ReturnType<typeof understand>} asked */
function itemsOf(all, hits, asked) {
  const rank = (/** @type {{tier: number, score: number}} */ hit) => (9 - hit.tier) * 1e5 + Math.min(hit.score, 9e4)
  const sorted = hits.sort((a, b) => rank(b) - rank(a))
  /** @type {Map<string, any[]>} */
  const pages = new Map()
  for (const hit of sorted) {
    const page = all.docs[hit.id].location.split("#")[0]
    pages.set(page, [...(pages.get(page) ?? []), { hit, doc: all.docs[hit.id], score: rank(hit) }])
  }
  const parents = new Map(all.docs.map((doc) => [doc.location, doc]))
  return [...pages].slice(0, 60).map(([page, found]) => {
    const parent = parents.get(page)
    if (parent && !found.some((one) => one.doc === parent)) found.push({ doc: parent, score: 0 })
    return found.map(({ hit, doc, score }) => itemOf(doc, score, hit, asked))
  })
}

/** @param {Doc} doc @param {number} score @param {any} hit @param {ReturnType<typeof understand>} asked */
function itemOf(doc, score, hit, asked) {
  const terms = new Set(/** @type {string[]} */ (hit?.terms ?? []))
  /** @type {Set<string>} */
  const marked = new Set()
  const shown = {
    title: highlighted(doc.title, terms, marked),
    text: excerpt(doc.text, terms, marked),
    ...(doc.tags.length && { tags: doc.tags.map((tag) => highlighted(tag, terms, marked)) }),
  }
  /** @type {Record<string, boolean>} */
  const said = {}
  for (const raw of [...marked].slice(0, 12)) said[raw] = true
  const met = new Set(/** @type {string[]} */ (hit?.queryTerms ?? []))
  for (const { raw, whole, parts } of hit ? asked.words : []) {
    const names = [whole, ...parts, ...numbersOf(whole), ...(SAME[whole] ?? [])]
    if (!names.some((one) => met.has(one))) said[raw] = false
  }
  return { location: doc.location, score, terms: said, ...shown }
}

/** What the search offers where it finds nothing. @param {Loaded} all @param {string} text @param {ReturnType<typeof understand>} asked */
function instead(all, text, asked) {
  const offer = (/** @type {string} */ location, /** @type {string} */ title, /** @type {string} */ said, /** @type {number} */ score) =>
    [{ location, title, text: said && `<p>${said}</p>`, terms: {}, score }]
  const items = []
  const near = asked.words.map((word) => nearest(all, word))
  if (near.every(Boolean) && near.some((one, at) => one !== asked.words[at].whole)) {
    const words = near.join(" ")
    items.push(offer(`?q=${encodeURIComponent(words)}`, `Did you mean “${escaped(words)}”?`, "", 3))
  }
  const shown = escaped(text.trim())
  if (all.list) {
    items.push(offer(`${all.list}?find=${encodeURIComponent(text.trim())}`, "Look through the list", `All personas, with “${shown}” in the list’s own box`, 2))
  }
  if (all.add) items.push(offer(all.add, "Add a persona", `Nobody here has “${shown}” yet`, 1))
  return items
}

/** The word of the handbook that a word is most likely meant to be. @param {Loaded} all @param {ReturnType<typeof wordsOf>[number]} word */
function nearest(all, word) {
  const is = all.index.search(word.whole, { prefix: true, fuzzy: false })
  if (is.length) return word.whole
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const hit of all.index.search(word.whole, { fuzzy: word.whole.length < 3 ? false : Math.min(2, Math.ceil(word.whole.length / 4)) })) {
    for (const term of hit.terms) counts.set(term, (counts.get(term) ?? 0) + hit.score)
  }
  const first = (/** @type {string} */ term) => (term[0] === word.whole[0] ? 2 : 1)
  const [best] = [...counts].sort(([a, x], [b, y]) => y * first(b) - x * first(a))
  return best?.[0]
}

/** @param {string} text */
async function answer(text) {
  if (!text.trim()) {
    if (text) loaded ??= begin() // a space: the dialog has been opened, see search.js
    return { items: [] }
  }
  const all = await (loaded ??= begin())
  const asked = understand(text)
  if (!asked.words.length) return { items: [] }
  const hits = find(all, asked)
  const last = asked.words[asked.words.length - 1].whole
  const known = all.index.autoSuggest(last, { fields: ["title", "known"], prefix: true, fuzzy: false })
  return { items: hits.length ? itemsOf(all, hits, asked) : instead(all, text, asked), suggest: known.length ? [known[0].terms[0]] : [] }
}

/** Loads once; what failed is tried again with the next words. */
function begin() {
  const trying = load()
  trying.catch(() => void (loaded = null))
  return trying
}

addEventListener("message", async ({ data }) => {
  if (data.type === SETUP) {
    given = data.data
    postMessage({ type: READY })
  } else if (data.type === QUERY) {
    const result = await answer(data.data).catch((error) => (console.warn(error), { items: [] }))
    postMessage({ type: RESULT, data: result })
  }
})
