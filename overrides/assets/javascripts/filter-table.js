// Filters a table of personas while you type and choose, sorts it by any column, and shows a long one in parts.
//
// The table is complete without this script. What was chosen stands in the address, so that a filtered list can be
// shared, and so that "back" returns to it. No key waits for more rows than a window holds: those further down are put
// in order, and made known to the browser's own search, while the browser is idle.

/** "later" is a match that is further down. @typedef {"shown" | "later" | "out"} State */
/**
 * A row. `choices` are the numbers of the checkboxes it matches, `ranks` its places in the order of each column, and
 * `text` is what the search looks through, once known. `target` is the state it should have, `state` the one it has.
 * @typedef {{row: HTMLTableRowElement, choices: number[], ranks: number[], text?: string, target: State, state?: State}} Entry
 */
/** @typedef {ReturnType<typeof filterOf>} Filter */

const AT_ONCE = 40 // rows: more than a window holds, and laid out in a few milliseconds

const fold = (/** @type {string} */ text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
const withCommas = (/** @type {number} */ number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",")
const newButton = (/** @type {string} */ className) =>
  Object.assign(document.createElement("button"), { type: "button", className })

/** Calls a function whenever the browser is idle, until it returns false. @param {() => boolean} work */
function whenIdle(work) {
  const run = () => void (work() && whenIdle(work))
  if (window.requestIdleCallback) requestIdleCallback(run, { timeout: 100 })
  else setTimeout(run, 20)
}

/** @param {HTMLTableSectionElement} body */
function readGroup(body) {
  const numbers = (text = "") => text.split(/[ ,]/).filter(Boolean).map(Number)
  const rows = /** @type {HTMLTableRowElement[]} */ ([...body.querySelectorAll("tr[data-hb-facets]")])
  /** @type {Entry[]} */
  const entries = rows.map((row) => (
    { row, choices: numbers(row.dataset.hbFacets), ranks: numbers(row.dataset.hbRanks), target: "later" }
  ))
  return { body, entries, title: /** @type {HTMLElement | null} */ (body.querySelector(".hb-table__group")) }
}

/** Touches the document only if something changes. @param {Entry} entry @param {State} state */
function setState(entry, state) {
  if (entry.state === state) return
  entry.state = state
  if (state === "shown") entry.row.removeAttribute("hidden")
  else entry.row.setAttribute("hidden", state === "later" ? "until-found" : "")
}

/** The text of a row, without switches and initials. @param {HTMLTableRowElement} row */
function rowText(row) {
  const texts = [...row.cells].map((cell) => {
    const content = cell.querySelector(".hb-name > :last-child") ?? cell
    return content.firstElementChild?.className === "hb-none" ? "" : content.textContent
  })
  return texts.join(" ")
}

/** The search box and the facets, which decide what matches. @param {HTMLFormElement} form */
function filterOf(form) {
  const search = /** @type {HTMLInputElement} */ (form.querySelector("[type=search]"))
  const clear = /** @type {HTMLButtonElement} */ (form.querySelector("[type=reset]"))
  const badges = form.querySelectorAll(".hb-facet__count")
  const facets = [...form.querySelectorAll("details")].map((facet) => [...facet.querySelectorAll("input")])
  const boxes = facets.flat()
  const labels = boxes.map((box) => `${box.value} ${box.nextSibling?.textContent}`)

  const textOf = (/** @type {Entry} */ entry) =>
    (entry.text ??= `${fold([rowText(entry.row), ...entry.choices.map((number) => labels[number])].join(" "))} ${window.wholePersonas?.textOf(entry.row) ?? ""}`)

  /** A match has every word, and one of the ticked choices of each facet that has any. @param {Entry[]} entries */
  function apply(entries) {
    const words = fold(search.value).split(/\s+/).filter(Boolean)
    const ticked = facets.map((facet) => facet.filter((box) => box.checked).map((box) => boxes.indexOf(box)))
    badges.forEach((badge, at) => void (badge.textContent = ticked[at].length ? ` ${ticked[at].length}` : ""))
    const required = ticked.filter((numbers) => numbers.length)
    for (const entry of entries) {
      const matches =
        required.every((numbers) => numbers.some((number) => entry.choices.includes(number))) &&
        words.every((word) => textOf(entry).includes(word))
      entry.target = matches ? "later" : "out"
    }
    clear.hidden = !words.length && !required.length
  }

  return { search, boxes, textOf, apply }
}

/** Says how many rows match, and offers more of them below the table. @param {HTMLElement} view */
function addPager(view) {
  const status = /** @type {Element} */ (view.querySelector("[role=status]"))
  const pager = Object.assign(document.createElement("p"), { className: "hb-pager" })
  const part = Object.assign(document.createElement("span"), { className: "hb-pager__part" })
  const more = newButton("hb-pager__button")
  const all = newButton("hb-pager__button")
  pager.append(part, more, all)
  view.querySelector("table")?.after(pager)

  /** @param {Rows} rows @param {number} found @param {number} total */
  function update({ limit, step }, found, total) {
    status.textContent = `${withCommas(found)} of ${withCommas(total)} personas`
    pager.hidden = found <= limit
    part.textContent = `Showing 1\u2013${withCommas(limit)} of ${withCommas(found)}`
    more.textContent = `Show ${withCommas(Math.min(step, found - limit))} more`
    all.textContent = `Show all ${withCommas(found)}`
    all.hidden = found - limit <= step
  }

  return { more, all, update }
}

/** The rows of a table: in which order they stand, and which of them are shown. */
class Rows {
  order = "" // the name of a column; with "-" before it, from last to first
  outOfOrder = false // while rows that are not shown still stand where they stood before sorting
  /** @type {Entry[]} */
  waiting = [] // until the browser is idle

  /** @param {HTMLElement} view @param {(entry: Entry) => void} prepare */
  constructor(view, prepare) {
    this.heads = /** @type {HTMLElement[]} */ ([...view.querySelectorAll("th[data-hb-column]")])
    this.groups = [...view.querySelectorAll("tbody")].map(readGroup)
    this.step = this.limit = Number(view.querySelector("form")?.dataset.hbRows)
    this.pager = addPager(view)
    this.prepare = prepare
  }

  all() {
    return this.groups.flatMap(({ entries }) => entries)
  }

  /** Sorts as `order` says; rows without a value come last either way. */
  sort() {
    const down = this.order.startsWith("-")
    const at = this.heads.findIndex((head) => head.dataset.hbColumn === this.order.replace(/^-/, ""))
    this.heads.forEach((head, index) => {
      if (index === at) head.setAttribute("aria-sort", down ? "descending" : "ascending")
      else head.removeAttribute("aria-sort")
    })
    if (at < 0) return
    const empty = new Set(this.all().filter(({ row }) => row.cells[at].querySelector(".hb-none")))
    const sign = down ? -1 : 1
    for (const { entries } of this.groups) {
      entries.sort((a, b) => Number(empty.has(a)) - Number(empty.has(b)) || sign * (a.ranks[at] - b.ranks[at]))
    }
    this.outOfOrder = true
  }

  /** Shows the first matches. Rows that take longer wait until the browser is idle. @param {number} limit */
  show(limit) {
    this.limit = limit
    let found = 0
    let added = 0
    for (const { body, title, entries } of this.groups) {
      const before = found
      for (const entry of entries) {
        if (entry.target !== "out") entry.target = found++ < limit ? "shown" : "later"
        const stays = (entry.state ?? "shown") === "shown" && !this.outOfOrder
        if (entry.target === "shown" && (stays || added++ < AT_ONCE)) setState(entry, "shown")
        else if (entry.state !== "later") setState(entry, "out")
      }
      const first = entries.filter(({ state }) => state === "shown").map(({ row }) => row)
      if (this.outOfOrder) body.prepend(...(title ? [title] : []), ...first)
      if (title) title.hidden = found === before
      title?.classList.toggle("hb-table__later", before >= limit)
    }
    const all = this.all()
    const next = all.filter(({ target }) => target === "shown")
    const waiting = next.concat(all.filter(({ target }) => target !== "shown"))
    this.waiting = waiting
    whenIdle(() => waiting === this.waiting && this.settle(AT_ONCE))
    this.pager.update(this, found, all.length)
  }

  /** Gives waiting rows their place, state and text, and returns whether others still wait. @param {number} [count] */
  settle(count = this.waiting.length) {
    for (const entry of this.waiting.splice(0, count)) {
      if (this.outOfOrder && entry.state !== "shown") entry.row.parentElement?.append(entry.row)
      setState(entry, entry.target)
      this.prepare(entry)
    }
    if (!this.waiting.length) this.outOfOrder = false
    return this.waiting.length > 0
  }

  /** Shows enough to see what a link or the browser's own search leads to. @param {Element | null} element */
  reveal(element) {
    const place = this.all().filter(({ target }) => target !== "out").findIndex(({ row }) => row.contains(element))
    if (!element || place < this.limit) return
    this.show(Math.ceil((place + 1) / this.step) * this.step)
    this.settle() // before the browser looks where it is
  }
}

/** Keeps what was chosen in the address. @param {Filter} filter @param {Rows} rows */
function saveToAddress({ search, boxes }, { order, limit, step }) {
  const query = new URLSearchParams()
  if (search.value.trim()) query.set(search.name, search.value.trim())
  for (const box of boxes) if (box.checked) query.append(box.name, box.value)
  if (order) query.set("sort", order)
  if (limit > step) query.set("rows", String(limit))
  const text = query.toString()
  history.replaceState(history.state, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`)
}

/** @param {Filter} filter @param {Rows} rows */
function restoreFromAddress({ search, boxes }, rows) {
  const query = new URLSearchParams(location.search)
  search.value = query.get(search.name) ?? ""
  for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value)
  rows.order = query.get("sort")?.replace(/^-$/, "") ?? "" // "-" alone names no column
  rows.limit = Math.max(rows.step, Math.floor(Number(query.get("rows"))) || 0)
}

/** A second press on the same button turns the order round. @param {Rows} rows @param {() => void} sorted */
function addSortButtons(rows, sorted) {
  for (const head of rows.heads) {
    const button = newButton("hb-sort")
    button.append(...head.childNodes)
    button.addEventListener("click", () => {
      const column = head.dataset.hbColumn ?? ""
      rows.order = rows.order === column ? `-${column}` : column
      rows.sort()
      sorted()
    })
    head.append(button)
  }
}

/** Lets Escape close a facet, and keeps its choices inside the window. @param {HTMLDetailsElement} facet */
function tendFacet(facet) {
  const choices = /** @type {HTMLElement} */ (facet.querySelector("fieldset"))
  facet.addEventListener("toggle", () => {
    choices.style.translate = ""
    const over = choices.getBoundingClientRect().right - document.documentElement.clientWidth
    if (over > 0) choices.style.translate = `${-over - 16}px`
  })
  facet.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !facet.open) return
    facet.open = false
    facet.querySelector("summary")?.focus()
  })
}

/** @param {HTMLElement} view */
function enhance(view) {
  const form = /** @type {HTMLFormElement} */ (view.querySelector(".hb-filter"))
  const filter = filterOf(form)
  const rows = new Rows(view, filter.textOf)
  const show = (limit = rows.step) => {
    rows.show(limit) // a list that was shown at length begins anew, unless more is asked for
    saveToAddress(filter, rows)
  }
  const narrow = () => {
    filter.apply(rows.all())
    show()
  }
  const extend = (/** @type {number} */ limit) => {
    const first = rows.all().find(({ target }) => target === "later")?.row
    show(limit)
    first?.setAttribute("tabindex", "-1")
    first?.focus({ preventScroll: true }) // the keyboard goes on there
  }
  addSortButtons(rows, show)
  form.querySelectorAll("details").forEach(tendFacet)
  form.addEventListener("input", narrow)
  const lookThroughAll = () => window.wholePersonas?.load(() => {
    for (const entry of rows.all()) entry.text = undefined
    if (filter.search.value) narrow()
  })
  filter.search.addEventListener("focus", lookThroughAll, { once: true })
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", (event) => {
    event.preventDefault()
    filter.search.value = ""
    for (const box of filter.boxes) box.checked = false
    narrow()
    filter.search.focus()
  })
  rows.pager.more.addEventListener("click", () => extend(rows.limit + rows.step))
  rows.pager.all.addEventListener("click", () => extend(rows.all().length))
  view.addEventListener("beforematch", (event) => rows.reveal(/** @type {Element} */ (event.target)))
  view.addEventListener("hb:print", () => rows.settle())
  restoreFromAddress(filter, rows)
  if (filter.search.value) lookThroughAll()
  if (rows.order) rows.sort()
  filter.apply(rows.all())
  rows.show(rows.limit)
  form.hidden = false
  rows.reveal(document.getElementById(location.hash.slice(1)))
}

// Once for all pages: the document stays when the theme puts another page into it.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".hb-facet[open]")) {
    if (!open.contains(/** @type {Node} */ (event.target))) open.removeAttribute("open")
  }
})
window.addEventListener("beforeprint", () => {
  for (const view of document.querySelectorAll(".hb-view")) view.dispatchEvent(new Event("hb:print"))
})

// The theme tells of every page, after instant navigation too.
document$.subscribe(() => {
  for (const form of document.querySelectorAll(".hb-filter[hidden]")) {
    enhance(/** @type {HTMLElement} */ (form.closest(".hb-view")))
  }
})
