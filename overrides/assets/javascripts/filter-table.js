// Narrows a table of personas down while you type and choose, and sorts it by any column.
//
// The table is complete without this script. What was chosen stands in the address, so that a filtered list can be
// shared, and so that "back" returns to it.

/** @typedef {{row: HTMLTableRowElement, text: string, facets: Record<string, string[]>, ranks: number[]}} Entry */

const folded = (/** @type {string} */ text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

/** What a row says of its persona, without switches and initials. @param {HTMLElement} row */
function written(row) {
  const copy = /** @type {HTMLElement} */ (row.cloneNode(true))
  for (const other of copy.querySelectorAll(".hb-compare, .hb-portrait, .hb-hidden")) other.remove()
  return copy.textContent
}

/** Moves the choices of an open facet to where the window does not cut them off. @param {HTMLElement} facet */
function keepInSight(facet) {
  const choices = /** @type {HTMLElement} */ (facet.querySelector("fieldset"))
  choices.style.translate = ""
  const over = choices.getBoundingClientRect().right - document.documentElement.clientWidth
  if (over > 0) choices.style.translate = `${-over - 16}px`
}

/** @param {HTMLElement} view */
function enhance(view) {
  const form = /** @type {HTMLFormElement} */ (view.querySelector(".hb-filter"))
  const table = /** @type {HTMLTableElement} */ (view.querySelector("table"))
  const search = /** @type {HTMLInputElement} */ (form.querySelector("[type=search]"))
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"))
  const clear = /** @type {HTMLButtonElement} */ (form.querySelector("[type=reset]"))
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=checkbox]")])
  const bodies = [...table.tBodies]
  /** @type {Entry[]} */
  const entries = [...table.querySelectorAll("tr[data-hb-facets]")].map((element) => {
    const row = /** @type {HTMLTableRowElement} */ (element)
    const facets = JSON.parse(row.dataset.hbFacets ?? "{}")
    const held = boxes.filter((box) => facets[box.name]?.includes(box.value))
    const words = held.flatMap((box) => [box.value, box.nextSibling?.textContent])
    const ranks = (row.dataset.hbRanks ?? "").split(",").map(Number)
    return { row, text: folded([written(row), ...words].join(" ")), facets, ranks }
  })
  const columns = [...table.querySelectorAll("th[data-hb-column]")]
  let order = { column: "", down: false }

  function filter() {
    const words = folded(search.value).split(/\s+/).filter(Boolean)
    /** @type {Map<string, string[]>} */
    const wanted = new Map()
    for (const box of boxes) if (box.checked) wanted.set(box.name, [...(wanted.get(box.name) ?? []), box.value])
    let shown = 0
    for (const { row, text, facets } of entries) {
      const fits =
        words.every((word) => text.includes(word)) &&
        [...wanted].every(([path, values]) => values.some((value) => facets[path]?.includes(value)))
      row.hidden = !fits
      if (fits) shown += 1
    }
    for (const body of bodies) body.hidden = !body.querySelector("tr[data-hb-facets]:not([hidden])")
    status.textContent = `${shown} of ${entries.length} personas`
    clear.hidden = !words.length && !wanted.size
    for (const facet of form.querySelectorAll("[data-hb-facet]")) {
      const count = wanted.get(/** @type {HTMLElement} */ (facet).dataset.hbFacet ?? "")?.length
      const badge = /** @type {HTMLElement} */ (facet.querySelector(".hb-facet__count"))
      badge.textContent = count ? ` ${count}` : ""
    }
  }

  function sort() {
    const at = columns.findIndex((one) => /** @type {HTMLElement} */ (one).dataset.hbColumn === order.column)
    columns.forEach((one, index) => {
      if (index === at) one.setAttribute("aria-sort", order.down ? "descending" : "ascending")
      else one.removeAttribute("aria-sort")
    })
    // Whoever has no value stands at the end either way.
    const without = (/** @type {Entry} */ { row }) => Number(row.cells[at].querySelector(".hb-none") !== null)
    for (const body of bodies) {
      const own = entries.filter(({ row }) => row.parentElement === body)
      const sign = order.down ? -1 : 1
      if (at >= 0) own.sort((a, b) => without(a) - without(b) || sign * (a.ranks[at] - b.ranks[at]))
      body.append(...own.map(({ row }) => row))
    }
  }

  function remember() {
    const chosen = new URLSearchParams()
    if (search.value.trim()) chosen.set(search.name, search.value.trim())
    for (const box of boxes) if (box.checked) chosen.append(box.name, box.value)
    if (order.column) chosen.set("sort", (order.down ? "-" : "") + order.column)
    const query = chosen.toString()
    history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`)
  }

  function recall() {
    const chosen = new URLSearchParams(location.search)
    search.value = chosen.get(search.name) ?? ""
    for (const box of boxes) box.checked = chosen.getAll(box.name).includes(box.value)
    const by = chosen.get("sort") ?? ""
    order = { column: by.replace(/^-/, ""), down: by.startsWith("-") }
  }

  for (const [index, head] of columns.entries()) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "hb-sort"
    button.append(...head.childNodes)
    button.addEventListener("click", () => {
      const column = /** @type {HTMLElement} */ (columns[index]).dataset.hbColumn ?? ""
      order = { column, down: order.column === column && !order.down }
      sort()
      remember()
    })
    head.append(button)
  }
  form.addEventListener("input", () => {
    filter()
    remember()
  })
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", (event) => {
    event.preventDefault()
    search.value = ""
    for (const box of boxes) box.checked = false
    filter()
    remember()
    search.focus()
  })
  form.addEventListener("keydown", (event) => {
    const open = /** @type {HTMLElement} */ (event.target).closest("details[open]")
    if (event.key !== "Escape" || !open) return
    open.removeAttribute("open")
    open.querySelector("summary")?.focus()
  })
  form.addEventListener("toggle", (event) => keepInSight(/** @type {HTMLElement} */ (event.target)), true)
  recall()
  form.hidden = false
  if (order.column) sort()
  filter()
}

// Once for all pages: the document stays when the theme puts another page into it.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".hb-facet[open]")) {
    if (!open.contains(/** @type {Node} */ (event.target))) open.removeAttribute("open")
  }
})

// The theme tells of every page, after instant navigation too.
document$.subscribe(() => {
  for (const form of document.querySelectorAll(".hb-filter[hidden]")) {
    enhance(/** @type {HTMLElement} */ (form.closest(".hb-view")))
  }
})
