// Turns each "Compare" link into a switch, and gathers what is chosen in a bar that leads to the comparison.
//
// Without this script each link leads to the comparison with that one persona. The choice lasts as long as the tab.

const STORE = "handbook.compare"
const MOST = 4
const SWITCHES_AT_ONCE = 100

/** @type {{id: string, name: string}[]} */
let chosen = []

// Where the browser keeps nothing for a site, the choice lasts as long as the page.
try {
  const kept = JSON.parse(sessionStorage.getItem(STORE) ?? "[]")
  if (Array.isArray(kept)) chosen = kept
} catch {}

/** @param {{id: string, name: string}[]} personas */
function choose(personas) {
  chosen = personas
  try {
    sessionStorage.setItem(STORE, JSON.stringify(personas))
  } catch {}
  show()
}

/** @param {HTMLElement} one */
function setPressed(one) {
  const pressed = chosen.some(({ id }) => id === one.dataset.hbSwitch)
  if (one instanceof HTMLInputElement) one.checked = pressed
  else one.setAttribute("aria-pressed", String(pressed))
}

/** In a table's column of its own it is a checkbox. @param {HTMLElement} link */
function turnIntoSwitch(link) {
  const box = link.closest(".hb-table__pick") ? document.createElement("input") : null
  const button = box ?? document.createElement("button")
  button.type = box ? "checkbox" : "button"
  if (box) box.setAttribute("aria-label", link.textContent?.trim() ?? "")
  else button.className = link.className
  button.dataset.hbSwitch = link.dataset.hbCompare
  button.dataset.hbName = link.querySelector(".hb-hidden")?.textContent?.trim()
  button.dataset.hbPage = link.getAttribute("href")?.split("?")[0]
  if (!box) button.append(...link.childNodes)
  setPressed(button)
  button.addEventListener("click", () => {
    const { hbSwitch: id = "", hbName: name = "" } = button.dataset
    const others = chosen.filter((one) => one.id !== id)
    if (others.length === MOST) show("Four at most: take one of them away first.")
    else choose(others.length < chosen.length ? others : [...others, { id, name }])
  })
  link.replaceWith(button)
}

/** Some at once; what a page has beyond that is further down, and waits for a quiet moment. @param {HTMLElement[]} links */
function turnIntoSwitches(links) {
  const wait = window.requestIdleCallback ?? setTimeout
  for (const link of links.slice(0, SWITCHES_AT_ONCE)) turnIntoSwitch(link)
  const others = links.slice(SWITCHES_AT_ONCE).filter((link) => link.isConnected)
  if (others.length) wait(() => turnIntoSwitches(others))
}

/** The way to a brief of those who are chosen, where the handbook has a page for it. @param {string[]} ids */
function briefOfThem(ids) {
  const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-hb-brief]"))?.dataset.hbBrief
  if (!page) return []
  const link = document.createElement("a")
  link.className = "md-button"
  link.href = `${page}?personas=${ids.map(encodeURIComponent).join(",")}`
  link.textContent = ids.length > 1 ? `Make a brief of ${ids.length}` : "Make a brief"
  return [link]
}

/** @param {string} [refusal] why the last choice was not taken */
function show(refusal) {
  const ids = chosen.map((one) => one.id)
  const switches = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-hb-switch]")])
  for (const one of switches) setPressed(one)
  document.querySelector(".hb-bar")?.remove()
  const page = switches[0]?.dataset.hbPage
  if (!chosen.length || !page) return
  const bar = document.createElement("div")
  bar.className = "hb-bar md-typeset"
  bar.setAttribute("role", "region")
  bar.setAttribute("aria-label", "Personas to compare")
  const words = document.createElement("p")
  words.textContent = chosen.map((one) => one.name).join(", ")
  const go = document.createElement("a")
  go.className = "md-button md-button--primary"
  go.href = `${page}?personas=${ids.map(encodeURIComponent).join(",")}`
  go.textContent = chosen.length > 1 ? `Compare ${chosen.length}` : "Add another to compare"
  const clear = document.createElement("button")
  clear.type = "button"
  clear.className = "md-button"
  clear.textContent = "Clear"
  clear.addEventListener("click", () => choose([]))
  bar.append(words, go, ...briefOfThem(ids), clear)
  if (refusal) {
    const said = document.createElement("p")
    said.setAttribute("role", "alert")
    said.textContent = refusal
    bar.prepend(said)
  }
  document.querySelector("main")?.append(bar)
}

document$.subscribe(() => {
  turnIntoSwitches(/** @type {HTMLElement[]} */ ([...document.querySelectorAll("a[data-hb-compare]")]))
  show()
})
