// Filters a table of personas while you type and choose, sorts it by any column, and shows a long one in parts.
//
// The table is complete without this script. No key waits for more rows than a window holds: those further down are put
// in order, and made known to the browser's own search, while the browser is idle.

import { restoreFromAddress, saveToAddress } from "./address.js"
import { chosenIn } from "./chosen.js"
import { newButton } from "./pager.js"
import { Rows } from "./rows.js"

/** @typedef {import("./rows.js").Entry} Entry */
/** @typedef {ReturnType<typeof filterOf>} Filter */

/** The text of a row, without switches and initials. @param {HTMLTableRowElement} row */
function rowText(row) {
  const texts = [...row.cells].filter(({ className }) => className !== "hb-table__pick").map((cell) => {
    const content = cell.querySelector(".hb-name > :last-child") ?? cell.firstElementChild ?? cell
    return content.firstElementChild?.className === "hb-none" ? "" : content.textContent
  })
  return texts.join(" ")
}

/** The search box and the facets, which decide what matches. @param {HTMLFormElement} form */
function filterOf(form) {
  const search = /** @type {HTMLInputElement} */ (form.querySelector("[type=search]"))
  const clear = /** @type {HTMLButtonElement} */ (form.querySelector("[type=reset]"))
  const badges = form.querySelectorAll(".hb-facet__count")
  const facets = [...form.querySelectorAll(".hb-facet")].map((facet) => [...facet.querySelectorAll("input")])
  const boxes = facets.flat()
  const labels = boxes.map((box) => `${box.value} ${box.nextSibling?.textContent}`)

  /** What the row and its choices say. @param {Entry} entry */
  const ownOf = (entry) =>
    (entry.own ??= window.folded([rowText(entry.row), ...entry.choices.map((number) => labels[number])].join(" ")))
  /** What the whole persona says, once it is known. @param {Entry} entry */
  const wholeOf = (entry) => (entry.whole ??= window.wholePersonas?.textOf(entry.row) ?? "")
  /** Reads both while nobody waits. @param {Entry} entry */
  const prepare = (entry) => void [ownOf(entry), wholeOf(entry)]

  /** A match has every word, and one of the ticked choices of each facet that has any. @param {Entry[]} entries */
  function apply(entries) {
    const words = window.folded(search.value).split(/\s+/).filter(Boolean)
    const ticked = facets.map((facet) => facet.filter((box) => box.checked).map((box) => boxes.indexOf(box)))
    badges.forEach((badge, at) => void (badge.textContent = ticked[at].length ? ` ${ticked[at].length}` : ""))
    const required = ticked.filter((numbers) => numbers.length)
    for (const entry of entries) {
      const elsewhere = words.filter((word) => !ownOf(entry).includes(word))
      const matches =
        required.every((numbers) => numbers.some((number) => entry.choices.includes(number))) &&
        elsewhere.every((word) => wholeOf(entry).includes(word))
      entry.target = matches ? "later" : "out"
      entry.mentions = matches && elsewhere.length > 0
    }
    clear.hidden = !words.length && !required.length
  }

  return { search, boxes, prepare, apply }
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

/** The innermost that is open; the focus goes back to what opened it. @param {HTMLDetailsElement | null} details */
function closeOnEscape(details) {
  details?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return
    event.stopPropagation()
    details.open = false
    details.querySelector("summary")?.focus()
  })
}

/** Lets Escape close a facet, and keeps its choices inside the window. @param {HTMLDetailsElement} facet */
function tendFacet(facet) {
  const choices = /** @type {HTMLElement} */ (facet.querySelector("fieldset"))
  facet.addEventListener("toggle", () => {
    choices.style.translate = ""
    const over = choices.getBoundingClientRect().right - document.documentElement.clientWidth
    if (over > 0) choices.style.translate = `${-over - 16}px`
  })
  closeOnEscape(facet)
}

/** On a phone, where rows show two facts at first. @param {HTMLFormElement} form @param {Element | null} table */
function addFactsButton(form, table) {
  const button = form.querySelector(".hb-filter__facts")
  button?.addEventListener("click", () => {
    const all = table?.classList.toggle("hb-table--facts")
    button.setAttribute("aria-pressed", String(all))
  })
}

/** What a cell is too narrow for is said by the pointer. @param {Element | null} cell */
function tellWhole(cell) {
  if (!(cell instanceof HTMLElement) || cell.title) return
  const parts = [cell, ...cell.querySelectorAll(".hb-name a, div")]
  if (parts.some((part) => part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 2)) cell.title = cell.innerText.replace(/\s+/g, " ")
}

/** @param {HTMLElement} view */
function enhance(view) {
  const form = /** @type {HTMLFormElement} */ (view.querySelector(".hb-filter"))
  const filter = filterOf(form)
  const rows = new Rows(view, filter.prepare)
  const show = (limit = rows.step) => {
    rows.show(limit) // a list that was shown at length begins anew, unless more is asked for
    saveToAddress(filter, rows)
  }
  const narrow = () => {
    apply()
    show()
  }
  const chosen = chosenIn(/** @type {HTMLElement} */ (form.querySelector(".hb-filter__chosen")), filter.boxes, narrow)
  const nobody = /** @type {HTMLElement} */ (view.querySelector(".hb-nobody"))
  const apply = () => {
    const entries = rows.all()
    filter.apply(entries)
    rows.putMentionsLast()
    chosen()
    nobody.hidden = entries.some(({ target }) => target !== "out")
  }
  const extend = (/** @type {number} */ limit) => {
    const first = rows.all().find(({ target }) => target === "later")?.row
    show(limit)
    first?.setAttribute("tabindex", "-1")
    first?.focus({ preventScroll: true }) // the keyboard goes on there
  }
  addSortButtons(rows, show)
  form.querySelectorAll(".hb-facet").forEach((facet) => tendFacet(/** @type {HTMLDetailsElement} */ (facet)))
  closeOnEscape(form.querySelector(".hb-more"))
  form.addEventListener("input", narrow)
  const lookThroughAll = () => window.wholePersonas?.load(() => {
    for (const entry of rows.all()) entry.whole = undefined
    if (filter.search.value) narrow()
    else rows.prepareAll()
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
  nobody.querySelector("button")?.addEventListener("click", () => form.reset())
  addFactsButton(form, view.querySelector("table"))
  view.addEventListener("pointerover", ({ target }) => tellWhole(/** @type {Element} */ (target).closest("td, th")))
  rows.pager.more.addEventListener("click", () => extend(rows.limit + rows.step))
  rows.pager.all.addEventListener("click", () => extend(rows.all().length))
  view.addEventListener("beforematch", (event) => rows.reveal(/** @type {Element} */ (event.target)))
  view.addEventListener("hb:print", () => rows.settle())
  restoreFromAddress(filter, rows)
  if (filter.search.value) lookThroughAll()
  if (rows.order) rows.sort()
  apply()
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
