// The rows of a table: in which order they stand, and which of them are shown.

import { addPager } from "./pager.js"

/** "later" is a match that is further down. @typedef {"shown" | "later" | "out"} State */
/**
 * A row. `choices` are the numbers of the checkboxes it matches, `ranks` its places in the order of each column, and
 * `own` is what the row says, and `whole` what its whole persona says, once known; one that `mentions` what is searched
 * for says a word of it there only. `place` is where it stands at first. `target` is the state it should have, `state` the one it has.
 * @typedef {{row: HTMLTableRowElement, choices: number[], ranks: number[], place: number, own?: string, whole?: string, mentions: boolean, target: State, state?: State}} Entry
 */
const AT_ONCE = 24 // rows: as many as a window holds, and laid out in a few milliseconds
const PART = 40 // rows that an idle moment is long enough for

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
  const entries = rows.map((row, place) => (
    { row, place, choices: numbers(row.dataset.hbFacets), ranks: numbers(row.dataset.hbRanks), mentions: false, target: "later" }
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

/** @param {Entry} one @param {Entry} other */
const mentionsLast = (one, other) => Number(one.mentions) - Number(other.mentions) || one.place - other.place

/** @param {number} columns */
function headOfMentions(columns) {
  const row = Object.assign(document.createElement("tr"), { className: "hb-table__group hb-table__mentions" })
  const head = Object.assign(document.createElement("th"), { colSpan: columns, scope: "rowgroup" })
  head.textContent = "Mentioned on their pages"
  row.append(head)
  return row
}

export class Rows {
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
    this.mentions = headOfMentions(this.heads[0]?.closest("tr")?.cells.length ?? 1)
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
    const cell = /** @type {HTMLTableCellElement} */ (this.heads[at]).cellIndex
    const empty = new Set(this.all().filter(({ row }) => row.cells[cell].querySelector(".hb-none")))
    const sign = down ? -1 : 1
    for (const { entries } of this.groups) {
      entries.sort((a, b) => Number(empty.has(a)) - Number(empty.has(b)) || sign * (a.ranks[at] - b.ranks[at]))
    }
    this.outOfOrder = true
  }

  /** Who is looked for comes before those whose texts mention them, unless readers want the order of a column. */
  putMentionsLast() {
    if (this.order) return
    for (const { entries } of this.groups) {
      if (entries.every((entry, at) => !at || mentionsLast(entries[at - 1], entry) < 0)) continue
      entries.sort(mentionsLast)
      this.outOfOrder = true
    }
  }

  /** Says where those begin, in a list without groups. */
  showMentions() {
    const first = this.order || this.groups.length > 1 ? undefined : this.all().find(({ mentions }) => mentions)
    if (first?.state !== "shown") this.mentions.remove()
    else if (first.row.previousElementSibling !== this.mentions) first.row.before(this.mentions)
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
    this.showMentions()
    const all = this.all()
    const next = all.filter(({ target }) => target === "shown")
    const waiting = next.concat(all.filter(({ target }) => target !== "shown"))
    this.waiting = waiting
    whenIdle(() => waiting === this.waiting && this.settle(PART))
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
    this.showMentions()
    return this.waiting.length > 0
  }

  /** Reads what all rows say, so that the next key need not. */
  prepareAll() {
    const left = this.all()
    whenIdle(() => {
      left.splice(0, PART).forEach(this.prepare)
      return left.length > 0
    })
  }

  /** Shows enough to see what a link or the browser's own search leads to. @param {Element | null} element */
  reveal(element) {
    const place = this.all().filter(({ target }) => target !== "out").findIndex(({ row }) => row.contains(element))
    if (!element || place < this.limit) return
    this.show(Math.ceil((place + 1) / this.step) * this.step)
    this.settle() // before the browser looks where it is
  }
}
