// Lays two to four personas side by side on the page for comparing; the address holds the choice.
//
// Each persona's sheet is a file of this site, fetched when it is chosen. Without this script the page shows whole
// segments side by side.

/** @typedef {{id: string, name: string, role: string, type: string, page: string, sheet: string}} Persona */
/** @typedef {{path: string, label: string, values: string[], place: number}} Line */
/** @typedef {Persona & {sections: {title: string, place: number, fields: Line[]}[]}} Sheet */

const MOST_SIDES = 4
const UNREACHABLE = "The personas could not be loaded. Reload the page to try again, or read on: whole segments stand below."

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function element(name, attributes, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** The names, each once, in the order of a page. @param {{name: string, place: number}[]} entries */
function ordered(entries) {
  const places = new Map(entries.map(({ name, place }) => [name, place]))
  return [...places.keys()].sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0))
}

/** @param {string[]} values */
function cell(values) {
  if (!values.length) return element("td", {}, element("span", { class: "hb-hidden" }, "not given"), "–")
  if (values.length === 1) return element("td", {}, values[0])
  return element("td", {}, element("ul", { class: "hb-cell" }, ...values.map((value) => element("li", {}, value))))
}

/**
 * @param {Sheet[]} sheets
 * @param {(path: string) => string} address
 */
function tableOf(sheets, address) {
  const heads = sheets.map((sheet) =>
    element("th", { scope: "col" }, element("a", { href: address(sheet.page) }, sheet.name),
      element("span", { class: "hb-note" }, ` ${sheet.role}`)))
  const table = element("table", { class: "hb-table hb-sidebyside" },
    element("thead", {}, element("tr", {}, element("td", {}), ...heads)))
  for (const title of ordered(sheets.flatMap((sheet) => sheet.sections.map(({ title, place }) => ({ name: title, place }))))) {
    const held = sheets.map((sheet) => sheet.sections.find((section) => section.title === title)?.fields ?? [])
    const rows = ordered(held.flat().map((field) => ({ name: field.path, place: field.place }))).map((path) => {
      const lines = held.map((fields) => fields.find((field) => field.path === path))
      const values = lines.map((line) => line?.values ?? [])
      const differs = new Set(values.map((one) => JSON.stringify([...one].sort()))).size > 1
      const label = lines.find(Boolean)?.label ?? ""
      return element("tr", differs ? { class: "hb-sidebyside__differs" } : {},
        element("th", { scope: "row" }, label), ...values.map(cell))
    })
    table.append(element("tbody", {},
      element("tr", { class: "hb-table__group" },
        element("th", { colspan: String(sheets.length + 1), scope: "rowgroup" }, title)), ...rows))
  }
  return table
}

/** @param {HTMLElement} place */
async function compare(place) {
  const root = new URL(place.dataset.hbRoot ?? "", location.href)
  const address = (/** @type {string} */ path) => new URL(path, root).href
  const fetched = async (/** @type {string} */ path) => {
    const answer = await fetch(address(path))
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return answer.json()
  }
  const whole = /** @type {HTMLElement} */ (place.nextElementSibling)
  const status = element("p", { role: "status", class: "hb-note" })
  const result = element("div", { class: "hb-scroll", tabindex: "0", role: "region", "aria-label": "Side by side" })
  place.replaceChildren(status)
  place.hidden = false
  /** @type {Persona[]} */
  let personas = []
  try {
    personas = await fetched(place.dataset.hbIndex ?? "")
  } catch {
    status.textContent = UNREACHABLE
    return
  }
  const byId = new Map(personas.map((persona) => [persona.id, persona]))
  /** @type {string[]} */
  let ids = []

  const selects = Array.from({ length: MOST_SIDES }, (_, index) => {
    const nobody = new Option(index < 2 ? "Choose a persona" : "Nobody else", "")
    const select = /** @type {HTMLSelectElement} */ (element("select", {}, nobody))
    for (const type of ["customer", "negative"]) {
      const group = element("optgroup", { label: type === "customer" ? "Customers" : "Negative personas" })
      for (const persona of personas) if (persona.type === type) group.append(new Option(persona.name, persona.id))
      if (group.childElementCount) select.append(group)
    }
    select.addEventListener("change", () => take(selects.map((one) => one.value)))
    return select
  })
  const only = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }))
  only.addEventListener("change", () => result.classList.toggle("hb-sidebyside--differences", only.checked))
  const form = element("form", { class: "hb-chooser", "aria-label": "Choose personas to compare" },
    ...selects.map((select, index) =>
      element("label", {}, element("span", { class: "hb-hidden" }, `Persona ${index + 1}`), select)),
    element("label", { class: "hb-chooser__only" }, only, " Only what differs"))
  form.addEventListener("submit", (event) => event.preventDefault())
  place.replaceChildren(form, status, result)

  const allowed = (/** @type {string[]} */ wanted) =>
    [...new Set(wanted)].filter((id) => byId.has(id)).slice(0, MOST_SIDES)

  /** @param {string[]} wanted */
  async function take(wanted) {
    ids = allowed(wanted)
    const query = ids.length ? `?personas=${ids.map(encodeURIComponent).join(",")}` : ""
    history.replaceState(history.state, "", location.pathname + query + location.hash)
    await show()
  }

  async function show() {
    selects.forEach((select, index) => {
      select.value = ids[index] ?? ""
    })
    const now = ids
    const enough = now.length > 1
    whole.hidden = enough
    result.hidden = !enough
    status.textContent = enough ? `${now.length} personas; what differs is marked.` : "Choose two to four personas."
    if (!enough) return
    try {
      const sheets = await Promise.all(now.map((id) => fetched(/** @type {Persona} */ (byId.get(id)).sheet)))
      if (now === ids) result.replaceChildren(tableOf(sheets, address))
    } catch {
      if (now !== ids) return // somebody has chosen anew in the meantime
      whole.hidden = false
      result.hidden = true
      status.textContent = UNREACHABLE
    }
  }

  ids = allowed((new URLSearchParams(location.search).get("personas") ?? "").split(","))
  await show()
}

document$.subscribe(() => {
  const place = document.querySelector(".hb-chosen[hidden]")
  if (place) compare(/** @type {HTMLElement} */ (place))
})
