// Narrows a table of personas down while you type and choose, sorts it by any column, and shows a long one in parts.
//
// The table is complete without this script. What was chosen stands in the address, so that a filtered list can be
// shared, and so that "back" returns to it. No key waits for more rows than a part has: what is further down is put in
// order, and given to the browser's own search, while nobody waits.

/** @typedef {"shown" | "later" | "out"} State */
/**
 * A row. `choices` are the numbers of the boxes that it meets; `text` is what the search looks through, once it is
 * known. `due` is what should become of it, and `state` what the document says already.
 * @typedef {{row: HTMLTableRowElement, choices: number[], ranks: number[], text?: string, due: State, state?: State}} Entry
 */
/** @typedef {{body: HTMLTableSectionElement, title: HTMLTableRowElement | null, entries: Entry[]}} Group */

const AT_ONCE = 40 // rows: more than a window holds, and laid out in a few milliseconds

const folded = (/** @type {string} */ text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
const counted = (/** @type {number} */ number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",")

/** What a row says of its persona, without switches and initials. @param {HTMLTableRowElement} row */
function written(row) {
  const texts = [...row.cells].map((cell) => {
    const said = cell.querySelector(".hb-name > :last-child") ?? cell
    return said.firstElementChild?.className === "hb-none" ? "" : said.textContent
  })
  return texts.join(" ")
}

/** Moves the choices of an open facet to where the window does not cut them off. @param {HTMLElement} facet */
function keepInSight(facet) {
  const choices = /** @type {HTMLElement} */ (facet.querySelector("fieldset"))
  choices.style.translate = ""
  const over = choices.getBoundingClientRect().right - document.documentElement.clientWidth
  if (over > 0) choices.style.translate = `${-over - 16}px`
}

/** Does work with each of many, some at a time, while the browser has nothing else to do; then what comes last.
 * @template T @param {T[]} many @param {(one: T) => void} work @param {() => void} [last]
 */
function atLeisure(many, work, last) {
  let next = 0
  const soon = (/** @type {() => void} */ call) => {
    if (window.requestIdleCallback) requestIdleCallback(call, { timeout: 100 })
    else setTimeout(call, 20)
  }
  const some = (/** @type {number} */ most) => {
    if (next >= many.length) return
    for (const end = Math.min(next + most, many.length); next < end; next += 1) work(many[next])
    if (next === many.length) last?.()
    else soon(() => some(AT_ONCE))
  }
  soon(() => some(AT_ONCE))
  return { finish: () => some(many.length), giveUp: () => void (next = many.length + 1) }
}

/** @param {HTMLTableSectionElement} body @returns {Group} */
function groupOf(body) {
  const numbers = (/** @type {string} */ text) => text.split(/[ ,]/).filter(Boolean).map(Number)
  const rows = /** @type {HTMLTableRowElement[]} */ ([...body.querySelectorAll("tr[data-hb-facets]")])
  const entries = rows.map((row) => {
    const { hbFacets = "", hbRanks = "" } = row.dataset
    return { row, choices: numbers(hbFacets), ranks: numbers(hbRanks), due: /** @type {State} */ ("later") }
  })
  return { body, title: body.querySelector(".hb-table__group"), entries }
}

/** Says of a row what is new. What comes later is not laid out. @param {Entry} entry @param {State} state */
function mark(entry, state) {
  if (entry.state === state) return
  entry.state = state
  if (state === "shown") entry.row.removeAttribute("hidden")
  else entry.row.setAttribute("hidden", state === "later" ? "until-found" : "")
}

/** What stands below a table of which a part is shown. @param {HTMLTableElement} table */
function pagerOf(table) {
  const pager = document.createElement("p")
  pager.className = "hb-pager"
  pager.hidden = true
  const part = document.createElement("span")
  part.className = "hb-pager__part"
  const [more, everything] = [0, 1].map(() => {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "hb-pager__button"
    return button
  })
  pager.append(part, more, everything)
  table.after(pager)
  return { pager, part, more, everything }
}

/** @param {HTMLElement} view */
function enhance(view) {
  const form = /** @type {HTMLFormElement} */ (view.querySelector(".hb-filter"))
  const table = /** @type {HTMLTableElement} */ (view.querySelector("table"))
  const search = /** @type {HTMLInputElement} */ (form.querySelector("[type=search]"))
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"))
  const clear = /** @type {HTMLButtonElement} */ (form.querySelector("[type=reset]"))
  const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=checkbox]")])
  const labels = boxes.map((box) => `${box.value} ${box.nextSibling?.textContent}`)
  const columns = [...table.querySelectorAll("th[data-hb-column]")]
  const groups = [...table.tBodies].map(groupOf)
  const entries = () => groups.flatMap((group) => group.entries)
  const { pager, part, more, everything } = pagerOf(table)
  const most = Number(form.dataset.hbRows)
  let limit = most
  let order = { column: "", down: false }
  let disordered = false // as long as rows that are not shown stand where they stood before they were sorted
  /** @type {ReturnType<typeof atLeisure> | undefined} */
  let rest

  /** @param {Entry} entry */
  function textOf(entry) {
    entry.text ??= folded([written(entry.row), ...entry.choices.map((number) => labels[number])].join(" "))
    return entry.text
  }

  function filter() {
    const words = folded(search.value).split(/\s+/).filter(Boolean)
    /** @type {Map<string, number[]>} */
    const wanted = new Map()
    for (const [number, box] of boxes.entries()) {
      if (box.checked) wanted.set(box.name, [...(wanted.get(box.name) ?? []), number])
    }
    const facets = [...wanted.values()]
    for (const entry of entries()) {
      const fits =
        facets.every((numbers) => numbers.some((number) => entry.choices.includes(number))) &&
        words.every((word) => textOf(entry).includes(word))
      entry.due = fits ? "later" : "out"
    }
    clear.hidden = !words.length && !wanted.size
    for (const facet of form.querySelectorAll("[data-hb-facet]")) {
      const count = wanted.get(/** @type {HTMLElement} */ (facet).dataset.hbFacet ?? "")?.length
      const badge = /** @type {HTMLElement} */ (facet.querySelector(".hb-facet__count"))
      badge.textContent = count ? ` ${count}` : ""
    }
    show()
  }

  /** Shows as many of the rows that fit as a reader wants to see; the others are left for later. */
  function show() {
    rest?.giveUp()
    let found = 0
    let added = 0
    for (const group of groups) {
      const before = found
      for (const entry of group.entries) {
        if (entry.due !== "out") entry.due = found++ < limit ? "shown" : "later"
        const stays = (entry.state ?? "shown") === "shown" && !disordered
        if (entry.due === "shown" && (stays || added++ < AT_ONCE)) mark(entry, "shown")
        else if (entry.state !== "later") mark(entry, "out")
      }
      const first = group.entries.filter(({ state }) => state === "shown").map(({ row }) => row)
      if (disordered) group.body.prepend(...(group.title ? [group.title] : []), ...first)
      if (group.title) group.title.hidden = found === before
      group.title?.classList.toggle("hb-table__later", before >= limit)
    }
    const all = entries()
    const next = all.filter(({ due }) => due === "shown")
    rest = atLeisure([...next, ...all.filter(({ due }) => due !== "shown")], settle, () => void (disordered = false))
    status.textContent = `${counted(found)} of ${counted(all.length)} personas`
    pager.hidden = found <= limit
    part.textContent = `Showing 1\u2013${counted(limit)} of ${counted(found)}`
    more.textContent = `Show ${counted(Math.min(most, found - limit))} more`
    everything.textContent = `Show all ${counted(found)}`
    everything.hidden = found - limit <= most
  }

  /** @param {Entry} entry */
  function settle(entry) {
    if (disordered && entry.state !== "shown") entry.row.parentElement?.append(entry.row)
    mark(entry, entry.due)
    textOf(entry)
  }

  /** Shows more of what fits, and leads on to the first of it. @param {number} rows */
  function extend(rows) {
    const first = entries().find(({ due }) => due === "later")?.row
    limit = rows
    show()
    remember()
    first?.setAttribute("tabindex", "-1")
    first?.focus({ preventScroll: true })
  }

  /** Shows as much as it takes to see what a link or the browser's own search leads to. @param {Element | null} there */
  function reveal(there) {
    const place = entries().filter(({ due }) => due !== "out").findIndex(({ row }) => row.contains(there))
    if (!there || place < limit) return
    limit = Math.ceil((place + 1) / most) * most
    show()
    rest?.finish() // before the browser looks where it is
  }

  function sort() {
    const at = columns.findIndex((one) => /** @type {HTMLElement} */ (one).dataset.hbColumn === order.column)
    columns.forEach((one, index) => {
      if (index === at) one.setAttribute("aria-sort", order.down ? "descending" : "ascending")
      else one.removeAttribute("aria-sort")
    })
    if (at < 0) return
    // Whoever has no value stands at the end either way.
    const without = new Set(entries().filter(({ row }) => row.cells[at].querySelector(".hb-none")))
    const sign = order.down ? -1 : 1
    for (const group of groups) {
      group.entries.sort(
        (a, b) => Number(without.has(a)) - Number(without.has(b)) || sign * (a.ranks[at] - b.ranks[at]),
      )
    }
    disordered = true
  }

  function remember() {
    const chosen = new URLSearchParams()
    if (search.value.trim()) chosen.set(search.name, search.value.trim())
    for (const box of boxes) if (box.checked) chosen.append(box.name, box.value)
    if (order.column) chosen.set("sort", (order.down ? "-" : "") + order.column)
    if (limit > most) chosen.set("rows", String(limit))
    const query = chosen.toString()
    history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`)
  }

  function recall() {
    const chosen = new URLSearchParams(location.search)
    search.value = chosen.get(search.name) ?? ""
    for (const box of boxes) box.checked = chosen.getAll(box.name).includes(box.value)
    const by = chosen.get("sort") ?? ""
    order = { column: by.replace(/^-/, ""), down: by.startsWith("-") }
    limit = Math.max(most, Math.floor(Number(chosen.get("rows"))) || 0)
  }

  /** After every key and every tick; a list that was shown at length begins anew. */
  function narrow() {
    limit = most
    filter()
    remember()
  }

  for (const [index, head] of columns.entries()) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "hb-sort"
    button.append(...head.childNodes)
    button.addEventListener("click", () => {
      const column = /** @type {HTMLElement} */ (columns[index]).dataset.hbColumn ?? ""
      order = { column, down: order.column === column && !order.down }
      limit = most
      sort()
      show()
      remember()
    })
    head.append(button)
  }
  form.addEventListener("input", narrow)
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", (event) => {
    event.preventDefault()
    search.value = ""
    for (const box of boxes) box.checked = false
    narrow()
    search.focus()
  })
  form.addEventListener("keydown", (event) => {
    const open = /** @type {HTMLElement} */ (event.target).closest("details[open]")
    if (event.key !== "Escape" || !open) return
    open.removeAttribute("open")
    open.querySelector("summary")?.focus()
  })
  form.addEventListener("toggle", (event) => keepInSight(/** @type {HTMLElement} */ (event.target)), true)
  more.addEventListener("click", () => extend(limit + most))
  everything.addEventListener("click", () => extend(entries().length))
  // The browser's own search tells of what it has found.
  table.addEventListener("beforematch", (event) => reveal(/** @type {Element} */ (event.target)))
  view.addEventListener("hb:print", () => rest?.finish())
  recall()
  if (order.column) sort()
  filter()
  form.hidden = false
  reveal(document.getElementById(location.hash.slice(1)))
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
