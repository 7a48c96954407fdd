// In a window as narrow as a phone's, a row of a table shows its name and two facts; a button in it shows the rest.
//
// Without this script every row is complete. The stylesheet says which cells are folded, and where; a row that a link
// leads to is open from the start.

const FOLDING = ".hb-view .hb-table:not(.hb-matrix, .hb-sidebyside, .hb-table--people, .hb-counts, .hb-table--backlog)"
const TOTALS = ".hb-ledger__total, .hb-table__total" // which say all they have to say

/** @param {Element} row @param {boolean} open */
function setOpen(row, open) {
  row.classList.toggle("hb-row--open", open)
  const button = row.querySelector(".hb-unfold")
  button?.setAttribute("aria-expanded", String(open))
  const word = button?.firstChild
  if (word) word.textContent = open ? "Less" : "More"
}

/** @param {Element} head the row's own name */
function addButton(head) {
  const row = /** @type {Element} */ (head.parentElement)
  const button = document.createElement("button")
  const about = document.createElement("span")
  about.className = "hb-hidden"
  about.textContent = ` about ${(head.querySelector("a") ?? head).textContent?.trim()}`
  button.type = "button"
  button.className = "hb-unfold"
  button.append("More", about)
  button.addEventListener("click", () => setOpen(row, !row.classList.contains("hb-row--open")))
  head.append(button)
  setOpen(row, false)
}

function openWhereTheLinkLeads() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("tr")
  if (target?.querySelector(".hb-unfold")) setOpen(target, true)
}

document$.subscribe(() => {
  for (const head of document.querySelectorAll(`${FOLDING} tbody tr:not(${TOTALS}):has(> td:nth-of-type(3)) > th`)) {
    if (!head.querySelector(".hb-unfold")) addButton(head)
  }
  openWhereTheLinkLeads()
})
addEventListener("hashchange", openWhereTheLinkLeads)
