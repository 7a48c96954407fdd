// Says how many rows match, and offers more of them below the table.

/** @typedef {import("./rows.js").Rows} Rows */

const withCommas = (/** @type {number} */ number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",")
export const newButton = (/** @type {string} */ className) =>
  Object.assign(document.createElement("button"), { type: "button", className })

/** @param {HTMLElement} view */
export function addPager(view) {
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
