// Lets the search load what it looks through when somebody is about to search, and the list when somebody is about to
// narrow it down; not before.

/** @type {Promise<Map<string, string>> | null} */
let personas = null

/** A text without what people leave out or vary when they look for it, in the list and in the chooser as well. */
window.folded = (/** @type {string} */ text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’ʼ]/g, "'").toLowerCase()

/** The site's root, as the theme knows it; read now, since the address changes while the document stays. */
const siteRoot = new URL(JSON.parse(document.getElementById("__config")?.textContent ?? "{}").base ?? ".", location.href)
const withSlash = new URL(`${siteRoot.pathname.replace(/\/$/, "")}/`, location.href)

/** What each page of the search's data says, by address. */
async function wholePages() {
  const answer = await fetch(new URL("search/handbook.json", withSlash))
  if (!answer.ok) throw new Error(String(answer.status))
  const { docs } = await answer.json()
  return new Map(
    docs.map((/** @type {[string, string, string, string[]?]} */ [address, title, text, known = []]) => [
      new URL(address, withSlash).pathname,
      window.folded([title, ...known, text].join("\n")),
    ]),
  )
}

/** For the list: what a whole persona says, once it is known. */
window.wholePersonas = {
  /** @param {Element} row */
  textOf: (row) => window.wholePersonas.known?.get(/** @type {HTMLAnchorElement | null} */ (row.querySelector("a[href]"))?.pathname ?? "") ?? "",
  known: null,
  /** @param {() => void} then */
  load(then) {
    if (!document.querySelector(".md-search__input")) return // without the theme's search, there is nothing to load
    personas ??= wholePages().catch(() => ((personas = null), new Map()))
    personas.then((pages) => {
      if (!pages.size) return
      window.wholePersonas.known = pages
      then()
    })
  },
}

/** The theme hands its worker what is typed; a space tells it that somebody is about to. */
function begin(/** @type {HTMLInputElement} */ query) {
  if (query.value) return
  for (const value of [" ", ""]) {
    query.value = value
    query.dispatchEvent(new KeyboardEvent("keyup"))
  }
}

for (const sign of ["focusin", "pointerover"]) {
  document.addEventListener(sign, ({ target }) => {
    const opens = target instanceof Element && target.closest('.md-search__input, label.md-header__button[for="__search"]')
    const query = /** @type {HTMLInputElement | null} */ (opens ? document.querySelector(".md-search__input") : null)
    if (query) begin(query)
  })
}

// The theme listens to keys; what is pasted, spoken or composed of several keys arrives without one.
document.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLInputElement && target.matches(".md-search__input")) target.dispatchEvent(new KeyboardEvent("keyup"))
})

// Where nothing was found, there are offers; the theme would count them as documents.
const texts = JSON.parse(document.getElementById("__config")?.textContent ?? "{}").translations ?? {}
const results = document.querySelector(".md-search-result__list")
if (results) {
  new MutationObserver(() => {
    const meta = document.querySelector(".md-search-result__meta")
    if (meta && results.querySelector("[data-hb-instead]")) meta.textContent = texts["search.result.none"]
  }).observe(results, { childList: true })
}

// "Did you mean ...?" stays in the dialog.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element && event.target.closest("a.md-search-result__link")
    const words = link && new URL(/** @type {HTMLAnchorElement} */ (link).href).searchParams.get("q")
    const query = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"))
    if (!words || !query) return
    event.preventDefault()
    event.stopImmediatePropagation()
    query.focus()
    query.value = words
    query.dispatchEvent(new KeyboardEvent("keyup"))
  },
  true,
)
