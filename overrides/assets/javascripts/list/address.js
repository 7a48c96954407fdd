// Keeps what was chosen in the address, so that a filtered list can be shared, and that "back" returns to it.

/** @typedef {import("./rows.js").Rows} Rows */
/** @typedef {{search: HTMLInputElement, boxes: HTMLInputElement[]}} Filter */

/** @param {Filter} filter @param {Rows} rows */
export function saveToAddress({ search, boxes }, { order, limit, step }) {
  const query = new URLSearchParams()
  if (search.value.trim()) query.set(search.name, search.value.trim())
  for (const box of boxes) if (box.checked) query.append(box.name, box.value)
  if (order) query.set("sort", order)
  if (limit > step) query.set("rows", String(limit))
  const text = query.toString()
  history.replaceState(history.state, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`)
}

/** @param {Filter} filter @param {Rows} rows */
export function restoreFromAddress({ search, boxes }, rows) {
  const query = new URLSearchParams(location.search)
  search.value = query.get(search.name) ?? ""
  for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value)
  rows.order = query.get("sort")?.replace(/^-$/, "") ?? "" // "-" alone names no column
  rows.limit = Math.max(rows.step, Math.floor(Number(query.get("rows"))) || 0)
}
