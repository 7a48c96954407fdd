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
  "a an and are as at be by do does for from how i in is it of on or our that the their they this to versus vs we what when where which who whom whose why with".split(" "),
)
/** What people say for a word that the pages have. @type {Record<string, string[]>} */
const SAME = {
  stale: ["overdue"], outdated: ["overdue"], xmas: ["christmas"], present: ["gift"], presents: ["gifts", "gift"],
  frustration: ["challenges"], frustrations: ["challenges"], pain: ["challenges"], pains: ["challenges"],
  mail: ["email"], phone: ["telephone", "phone"], bnpl: ["buynowpaylater"],
}

const COUNTED = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
  "seventeen eighteen nineteen").split(" ")
/** A number as a word, and a word as a number: 90 and ninety. @type {Record<string, string>} */
const NUMERALS = Object.fromEntries(
  [...COUNTED, ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ")]
    .map((word, at) => /** @type {[string, string]} */ ([word, `${at < 20 ? at : (at - 18) * 10}`]))
    .flatMap(([word, digits]) => [[word, digits], [digits, word]]),
)

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

const ENDINGS = ["", "e", "s", "es", "ed", "ing", "er", "ers"]

/** A word in its other forms: hire, hires, hired, hiring, hirer. Most do not exist, and find nothing. */
function formsOf(/** @type {string} */ word) {
  if (!/^[a-z]{4,}$/.test(word)) return []
  const root = word.replace(/(?:ing|ed|ers?|es|[^s](?=s$)s|e)$/, "").replace(/([^s])s$/, "$1")
  if (root.length < 3) return []
  const last = root[root.length - 1]
  const roots = [root, /(.)\1$/.test(root) ? root.slice(0, -1) : root + last]
  return roots.flatMap((one) => ENDINGS.map((ending) => one + ending)).filter((one) => one.length > 3 && one !== word)
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

const EXACTLY = { prefix: false, fuzzy: false }

/** @param {ReturnType<typeof wordsOf>[number]} word @param {boolean} isWhole */
function clauseOf(word, isWhole) {
  const isNumber = /^[\d.]+$/.test(word.whole)
  const others = isNumber ? [] : [...numbersOf(word.whole), ...(SAME[word.whole] ?? [])]
  if (NUMERALS[word.whole]) others.push(NUMERALS[word.whole])
  const options = isWhole
    ? EXACTLY
    : { prefix: true, fuzzy: !isNumber && word.whole.length >= FUZZY_FROM ? 0.2 : false }
  return {
    combineWith: "OR",
    queries: [
      { queries: [word.whole], ...options },
      ...others.map((other) => ({ queries: [other], ...EXACTLY, boostTerm: () => 0.8 })),
      ...formsOf(word.raw.toLowerCase()).map((form) => ({ queries: [form], ...EXACTLY, boostTerm: () => 0.15 })),
      ...(word.parts.length ? [{ combineWith: "AND", queries: word.parts, ...(PAIRED.test(word.raw) ? EXACTLY : options) }] : []),
    ],
  }
}

const FEW = 8 // hits with all words; with fewer, those with some of them follow
const BOOST = { title: 5, known: 4, text: 1, page: 0.5 }
const ABOUT_PAGES = /^(rules|fields|tags)([/.]|$)/
const ROW = /#(sign|ask|exclusion)-/

/** Which part of a title and of what is looked for is the same, from 0 to 1. */
function likeness(/** @type {string} */ title, /** @type {Set<string>} */ words) {
  const named = new Set(wordsOf(title).map((one) => one.whole).filter((one) => !UNSAID.has(one)))
  const both = [...named].filter((one) => words.has(one) || numbersOf(one).some((other) => words.has(other))).length
  return both / (named.size + words.size - both)
}

/** How much a page weighs: personas first, then what is called by the words, then every other text. */
function weightOf(/** @type {Doc} */ doc, /** @type {number} */ like) {
  if (doc.tags.length) return 1
  if (ROW.test(doc.location)) return 0.05
  return like === 1 ? 4 : like >= 0.5 ? 1 : 0.15
}

/** How far down a page belongs that is about the handbook: not at all if it is asked for by its name. */
function lastOf(/** @type {Doc} */ doc, /** @type {number} */ like) {
  if (!ABOUT_PAGES.test(doc.location)) return 0
  if (like === 1 && !doc.location.includes("#")) return 0
  return like === 1 && doc.location.includes("#field-") ? 1 : 3
}

/** Two words as one, and one as two, where the handbook writes them so. @param {Loaded} all @param {ReturnType<typeof wordsOf>} words @param {boolean} isWhole */
function clausesOf(all, words, isWhole) {
  const has = (/** @type {string} */ term) => all.index.search(term, EXACTLY).length > 0
  /** @type {any[]} */
  const clauses = []
  for (let at = 0; at < words.length; at++) {
    const [one, next] = [words[at], words[at + 1]]
    const joined = next && !/\d/.test(one.whole + next.whole) ? one.whole + next.whole : ""
    if (joined && [joined, ...numbersOf(joined)].some(has)) {
      const both = { combineWith: "AND", queries: [clauseOf(one, isWhole), clauseOf(next, isWhole)] }
      clauses.push({ combineWith: "OR", queries: [both, clauseOf(wordOf(joined), true)] })
      at++
    } else {
      clauses.push(clauseOf({ ...one, parts: one.parts.length ? one.parts : apart(one.whole, has) }, isWhole))
    }
  }
  return clauses
}

/** @param {string} word @param {(term: string) => boolean} has */
function apart(word, has) {
  if (word.length < 6 || !/^\p{L}+$/u.test(word) || has(word)) return []
  for (let at = word.length - 3; at > 2; at--) {
    const halves = [word.slice(0, at), word.slice(at)]
    if (halves.every((half) => [half, ...numbersOf(half)].some(has))) return halves
  }
  return []
}

/** The personas that each word is a name of, if several are named. @param {Loaded} all @param {string[]} words */
function named(all, words) {
  const each = words.map((word) => {
    const hits = all.index.search(word, { ...EXACTLY, fields: ["title"] })
    return hits.map((/** @type {any} */ hit) => hit.id).filter((/** @type {number} */ id) => all.docs[id].tags.length)
  })
  const isOne = each[0]?.some((/** @type {number} */ id) => each.every((ids) => ids.includes(id)))
  return new Set(words.length < 2 || isOne || !each.every((ids) => ids.length) ? [] : each.flat())
}

/** @param {Loaded} all @param {ReturnType<typeof understand>} asked */
function find(all, { phrases, words, line }) {
  const wholes = new Set(words.map((one) => one.whole))
  const options = { boost: BOOST, weights: { prefix: 0.3, fuzzy: 0.2 }, bm25: { k: 1.2, b: 0.5, d: 0.5 } }
  /** @type {Map<number, {id: number, score: number, tier: number, terms: string[], queryTerms: string[]}>} */
  const hits = new Map()
  const several = phrases.length ? new Set() : named(all, [...wholes])
  const ways = [["AND", true], ["AND", false], ["OR", false]]
  for (const [tier, [combineWith, isWhole]] of ways.entries()) {
    if (tier === 2 && (phrases.length || (hits.size >= FEW && !several.size) || words.length < 2)) break
    const queries = clausesOf(all, words, /** @type {boolean} */ (isWhole))
    for (const hit of all.index.search({ combineWith, queries }, options)) {
      if (hits.has(hit.id) && !several.has(hit.id)) continue
      if (!phrases.every((phrase) => lineOf(all, hit.id).includes(phrase))) continue
      const doc = all.docs[hit.id]
      const like = likeness(doc.title, wholes)
      const first = several.has(hit.id)
      hits.set(hit.id, {
        ...hit,
        tier: first ? 0 : tier + lastOf(doc, like),
        score: hit.score * weightOf(doc, like) * (first ? 100 : 1),
      })
    }
  }
  const found = [...hits.values()].sort((a, b) => b.score - a.score)
  if (words.length > 1) {
    for (const hit of found.slice(0, 40)) if (lineOf(all, hit.id).includes(line)) hit.score *= 3
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
    const names = [whole, ...parts, ...numbersOf(whole), ...formsOf(whole), ...(SAME[whole] ?? []), NUMERALS[whole]]
    if (!names.some((one) => met.has(one))) said[raw] = false
  }
  return { location: doc.location, score, terms: said, ...shown }
}

/** What is asked in the nearest words that the handbook has; nothing if they are the same, or if there are none. @param {Loaded} all @param {ReturnType<typeof understand>} asked */
function meant(all, asked) {
  const near = asked.words.map((word) => nearest(all, word))
  return near.every(Boolean) && near.some((one, at) => one !== asked.words[at].whole) ? near.join(" ") : ""
}

/** What the search offers where it finds nothing: what was meant with what it finds, the list, a new persona. @param {Loaded} all @param {string} text @param {ReturnType<typeof understand>} asked */
function instead(all, text, asked) {
  const offer = (/** @type {string} */ location, /** @type {string} */ title, /** @type {string} */ said, /** @type {number} */ score) =>
    [{ location, title, text: `<p data-hb-instead>${said}</p>`, terms: {}, score }]
  const items = []
  const words = meant(all, asked)
  if (words) {
    const again = understand(words)
    items.push(offer(`?q=${encodeURIComponent(words)}`, `Did you mean “${escaped(words)}”?`, "", 1e6)) // Enter takes what scores most
    items.push(...itemsOf(all, find(all, again), again).slice(0, 3))
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
  const { whole } = word
  if (all.index.search(whole, { prefix: true, fuzzy: false }).length) return whole
  if (whole.length < 4 || !/^\p{L}+$/u.test(whole)) return undefined // other numbers and brands are other things
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const hit of all.index.search(whole, { fuzzy: whole.length < 6 ? 1 : 2 })) {
    for (const term of hit.terms) counts.set(term, (counts.get(term) ?? 0) + hit.score)
  }
  const [best] = [...counts].filter(([term]) => term[0] === whole[0]).sort(([, x], [, y]) => y - x)
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

let latest = 0

addEventListener("message", async ({ data }) => {
  if (data.type === SETUP) {
    given = data.data
    postMessage({ type: READY })
  } else if (data.type === QUERY) {
    const mine = ++latest
    if (data.data.trim()) await (loaded ??= begin()).catch(() => {}) // and meanwhile, more may have been typed
    await new Promise((done) => setTimeout(done))
    if (mine !== latest && data.data.trim()) return
    const result = await answer(data.data).catch((error) => (console.warn(error), { items: [] }))
    postMessage({ type: RESULT, data: result })
  }
})
