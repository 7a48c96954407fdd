// Lays two to four personas side by side on the page for comparing; the address holds the choice, and whether only what
// differs is shown; Back leads from the result to the choice. On the page for briefs it makes one sheet of one to four in
// the same way.
//
// The page itself lists whom one may choose. Each persona's sheet is a file of this site, fetched when it is compared: it
// says which lines there are, in which order, and what in them can be held against another's. Without this script the
// list leads to the personas' pages, and whole groups stand side by side.

/** @typedef {{id: string, former: string[], name: string, words: string, page: string, sheet: string, button: HTMLButtonElement}} Persona */
/** @typedef {{title: string, lines: {label: string, values: string[], page?: string, cited?: string[]}[]}} BriefPart */
/** @typedef {{path: string, label: string, values: string[], place: number, parts?: [string, string][][], sources?: string[][], compared?: string[]}} Line */
/** @typedef {{brief?: BriefPart[], sources?: {id: string, title: string}[], sections: {title: string, place: number, fields: Line[]}[]}} Sheet */

const MOST_SIDES = 4
const ON_A_PHONE = 2
const MOST_ON_PAPER = 3 // for whom one sheet has room
const LONE_ROWS = 3 // about one of two in a section in which the other says nothing; more are folded
const MOST_NAMED = 4 // of those in an address whom nobody knows
const LONGEST_ID = 60 // letters of one that are shown
const UNREACHABLE = "The personas could not be loaded. Reload the page to try again, or read on: whole groups stand below."
/** What the two pages that lay personas side by side say and need. */
const COMPARING = {
  fewest: 2,
  more: "Choose one to three more.",
  ask: "Choose two to four personas.",
  label: "Choose personas to compare",
  result: "Side by side",
  add: "Add another to compare",
  change: "Change who is compared",
  /** @param {number} count */
  go: (count) => `Compare ${count}`,
  most: "Four stand side by side at most",
  /** @param {number} count */
  done: (count) => `${count} personas; ≠ marks terms and figures that differ.`,
}
/** @type {typeof COMPARING} */
const BRIEFING = {
  fewest: 1,
  more: "",
  ask: "Choose one to four personas.",
  label: "Choose personas for a brief",
  result: "Brief",
  add: "Add another persona",
  change: "Change who it is about",
  go: (count) => (count === 1 ? "Make a brief" : `Make a brief of ${count}`),
  most: "A brief takes four at most",
  done: (count) => (count === 1 ? "A brief of one persona." : `A brief of ${count} personas.${count > MOST_ON_PAPER ? " On paper it takes up to two sheets." : ""}`),
}
const narrow = matchMedia("screen and (max-width: 44.9375em)")

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

/** @param {string} words @param {() => void} pressed @param {Record<string, string>} attributes */
function button(words, pressed, attributes = {}) {
  const made = /** @type {HTMLButtonElement} */ (element("button", { type: "button", class: "md-button", ...attributes }, words))
  made.addEventListener("click", pressed)
  return made
}

/** The names, each once, in the order of a page. @param {{name: string, place: number}[]} entries */
function ordered(entries) {
  const places = new Map(entries.map(({ name, place }) => [name, place]))
  return [...places.keys()].sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0))
}

/** Numbers with what they count, dates and ranges stay on one line. @param {string} text */
const unbroken = (text) => text.replace(/(?<=\d) (?=[%\p{L}])|(?<=\p{L}) (?=\d{4}(?!\d))/gu, "\u00a0").replace(/(?<=\d)–(?=\S)|(?<!\S)[+\u2212](?=\p{Sc}\d)/gu, "$&\u2060")

/** The sources of one value, as marks that lead to the list on the persona's page. @param {string[]} ids @param {Sheet} sheet @param {string} page */
function cites(ids, sheet, page) {
  return ids.flatMap((id) => {
    const number = (sheet.sources ?? []).findIndex((one) => one.id === id)
    if (number < 0) return [` ${id}`]
    const title = sheet.sources?.[number].title ?? ""
    return [" ", element("a", { class: "hb-cite", href: `${page}#source-${number + 1}`, title, "aria-label": `${id}: ${title}` }, id)]
  })
}

/** @param {Line | undefined} line @param {Sheet} sheet @param {string} page */
function cell(line, sheet, page) {
  if (!line?.values.length) {
    return element("td", {}, element("span", { class: "hb-none", "aria-hidden": "true" }, "–"),
      element("span", { class: "hb-hidden" }, "not given"))
  }
  /** @param {number} index */
  const cited = (index) => cites(line.sources?.[index] ?? [], sheet, page)
  if (line.parts) {
    return element("td", {}, element("ul", { class: "hb-cell" }, ...line.parts.map((parts, index) => element("li", {},
      ...parts.map(([label, text]) => element("span", { class: "hb-part" },
        element("span", { class: "hb-part__label" }, label), ` ${unbroken(text)}`)), ...cited(index)))))
  }
  if (line.values.length === 1) return element("td", {}, unbroken(line.values[0]), ...cited(0))
  return element("td", {}, element("ul", { class: "hb-cell" }, ...line.values.map((value, index) => element("li", {}, unbroken(value), ...cited(index)))))
}

/** What a fold of rows says, each of them about only one. @param {number} count @param {string[]} names */
function about(count, names) {
  const rows = count === 1 ? "1 row" : `${count} rows`
  return new Set(names).size === 1 ? `${rows} about ${names[0]} only` : `${rows}, each about only one of them`
}

/** A section's rows; those of which only one says something follow folded. @param {(Line | undefined)[][]} lines @param {string[]} names @param {Sheet[]} sheets @param {string[]} pages */
function rowsOf(lines, names, sheets, pages) {
  const rows = lines.map((line) => {
    const compared = line.flatMap((one) => (one?.compared ? [JSON.stringify(one.compared)] : []))
    const row = element("tr", new Set(compared).size > 1 ? { class: "hb-sidebyside__differs" } : {},
      element("th", { scope: "row" }, line.find(Boolean)?.label ?? ""), ...line.map((one, index) => cell(one, sheets[index], pages[index])))
    const speakers = names.filter((_, index) => line[index])
    return { row, only: speakers.length < 2 ? speakers[0] : "" }
  })
  const lone = rows.filter((one) => one.only).map((one) => one.row)
  const others = rows.filter((one) => !one.only).map((one) => one.row)
  const few = !others.length && lone.length <= LONE_ROWS && names.length === 2
  if (!lone.length || few) return rows.map((one) => one.row)
  for (const row of lone) row.hidden = true
  const toggle = button(about(lone.length, rows.flatMap((one) => one.only || [])), () => {
    const open = toggle.getAttribute("aria-expanded") !== "true"
    toggle.setAttribute("aria-expanded", String(open))
    for (const row of lone) row.hidden = !open
  }, { class: "hb-sidebyside__more", "aria-expanded": "false" })
  const more = element("tr", { class: "hb-sidebyside__fold" }, element("td", { colspan: String(names.length + 1) }, toggle))
  return [...others, more, ...lone]
}

/** @param {Sheet[]} sheets @param {HTMLElement[]} heads @param {string[]} names @param {string[]} pages */
function tableOf(sheets, heads, names, pages) {
  const corner = element("td", {}, element("span", { class: "hb-hidden" }, "What is compared"))
  const table = element("table", { class: "hb-table hb-sidebyside hb-sidebyside--chosen" },
    element("thead", {}, element("tr", {}, corner, ...heads)))
  for (const title of ordered(sheets.flatMap((sheet) => sheet.sections.map(({ title, place }) => ({ name: title, place }))))) {
    const held = sheets.map((sheet) => sheet.sections.find((section) => section.title === title)?.fields ?? [])
    const paths = ordered(held.flat().map((field) => ({ name: field.path, place: field.place })))
    const lines = paths.map((path) => held.map((fields) => fields.find((field) => field.path === path)))
    table.append(element("tbody", {},
      element("tr", { class: "hb-table__group" },
        element("th", { colspan: String(sheets.length + 1), scope: "rowgroup" }, title)), ...rowsOf(lines, names, sheets, pages)))
  }
  return table
}

/** Makes switches of the links to those whom one may choose. @param {HTMLElement} place @param {(persona: Persona) => void} pressed */
function switches(place, pressed) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...place.querySelectorAll("a[data-hb-persona]")])
  return links.map((link) => {
    const { hbPersona: id = "", hbSheet: sheet = "", hbFormer: former = "" } = link.dataset
    const name = link.querySelector(".hb-choice__name")?.textContent ?? ""
    const made = button("", () => pressed(persona), { class: link.className, "aria-pressed": "false" })
    const words = window.folded(link.querySelector(".hb-choice__who")?.textContent ?? "")
    const persona = { id, former: former.split(" ").filter(Boolean), name, words, page: link.href, sheet, button: made }
    made.append(...link.childNodes)
    link.replaceWith(made)
    return persona
  })
}

/** One persona's part of a brief. @param {BriefPart | undefined} part @param {Sheet} sheet @param {string} own the persona's page @param {URL} root */
function briefCell(part, sheet, own, root) {
  if (!part?.lines.length) {
    return element("td", {}, element("span", { class: "hb-note" }, "nothing is written down"))
  }
  return element("td", {}, element("ul", { class: "hb-brief__lines" }, ...part.lines.map(({ label, values, page, cited = [] }) => element("li", {},
    ...(label ? [element("span", { class: "hb-part__label" }, page === undefined ? label : element("a", { href: new URL(page, root).href }, label)), " "] : []),
    ...values.map((value, index) => element("span", { class: "hb-brief__value" }, unbroken(value), ...(index === values.length - 1 ? cites(cited, sheet, own) : [])))))))
}

/** A brief of some personas: its parts are rows, and what nobody says anything on is said once. @param {Sheet[]} sheets @param {HTMLElement[]} heads @param {string[]} pages @param {URL} root */
function briefOf(sheets, heads, pages, root) {
  const titles = sheets[0].brief?.map((part) => part.title) ?? []
  const rows = titles.map((title) => ({ title, parts: sheets.map((sheet) => sheet.brief?.find((part) => part.title === title)) }))
  const told = rows.filter(({ parts }) => parts.some((part) => part?.lines.length))
  const silent = rows.filter((row) => !told.includes(row)).map((row) => row.title)
  const corner = element("td", {}, element("span", { class: "hb-hidden" }, "Part of the brief"))
  return element("div", { class: "hb-brief__frame" },
    element("table", { class: `hb-table hb-sidebyside hb-sidebyside--chosen hb-brief hb-brief--${sheets.length}` },
      element("thead", {}, element("tr", {}, corner, ...heads)),
      element("tbody", {}, ...told.map(({ title, parts }) => element("tr", {}, element("th", { scope: "row" }, title), ...parts.map((part, index) => briefCell(part, sheets[index], pages[index], root)))))),
    ...(silent.length ? [element("p", { class: "hb-note hb-brief__silent" }, `Nothing is written down on: ${silent.join(", ").toLowerCase()}.`)] : []))
}

/** When a brief is made, by the reader's clock. */
const madeToday = () => `made on ${new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}`

/** Several names as people say them: "Ann, Ben and Cy". */
const listed = new Intl.ListFormat("en-GB")

/** Whom a brief is about. @param {HTMLElement} frame */
const aboutWhom = (frame) => listed.format([...frame.querySelectorAll("thead a")].map((one) => one.textContent?.trim() ?? ""))

/** Writes above a brief on paper whom it is about, when it was made and where. @param {HTMLElement} frame */
function signBrief(frame) {
  const line = frame.querySelector(".hb-brief__made") ?? element("p", { class: "hb-brief__made" })
  line.textContent = `Brief: ${aboutWhom(frame)} · ${madeToday()} from ${location.href}`
  if (!line.isConnected) frame.prepend(line)
}

/** What Markdown would read as more than text. @param {string} text */
const literal = (text) => text.replace(/[\u00a0\u2060]/g, (sign) => (sign === "\u00a0" ? " " : "")).replace(/\s+/g, " ").trim().replace(/[\\`*_[\]<>#|~]/g, "\\$&")

/** The brief on the page as Markdown. @param {HTMLElement} frame */
function markdownOf(frame) {
  /** @param {Element | null | undefined} one */
  const words = (one) => literal(one?.textContent ?? "")
  const names = [...frame.querySelectorAll("thead a")].map(words)
  const roles = [...frame.querySelectorAll("thead th")].map((head) => [words(head.querySelector("a")), words(head.querySelector(".hb-note"))])
    .flatMap(([name, role]) => (role ? [`- **${name}**: ${role}`] : []))
  const lines = [`# Brief: ${literal(aboutWhom(frame))}`, ...(roles.length ? ["", ...roles] : [])]
  for (const row of frame.querySelectorAll("tbody tr")) {
    lines.push("", `## ${words(row.querySelector("th"))}`)
    for (const [index, one] of [...row.querySelectorAll("td")].entries()) {
      const entries = [...one.querySelectorAll("li")]
      lines.push("", ...(names.length > 1 ? [`**${names[index]}**`, ""] : []))
      if (!entries.length) lines.push(`- ${words(one)}`)
      for (const entry of entries) {
        const values = [...entry.querySelectorAll(".hb-brief__value")].map(words)
        const label = entry.querySelector(".hb-part__label")
        lines.push(`- ${label ? `${words(label)}: ` : ""}${values.join("; ")}`)
      }
    }
  }
  const silent = frame.querySelector(".hb-brief__silent")
  return `${[...lines, ...(silent ? ["", words(silent)] : []), "", `Brief ${madeToday()} from <${location.href.replace(/[<>]/g, encodeURIComponent)}>`].join("\n")}\n`
}

/** Buttons for a brief. Where the browser does not let a page copy, the text stands there to be copied by hand. @param {HTMLElement} frame */
function briefActions(frame) {
  const said = element("span", { role: "status" })
  const copy = button("Copy as Markdown", async () => {
    const text = markdownOf(frame)
    try {
      await navigator.clipboard.writeText(text)
      said.textContent = "Copied."
    } catch {
      const held = /** @type {HTMLTextAreaElement} */ (frame.querySelector("textarea") ?? element("textarea", { class: "hb-brief__text hb-screen", "aria-label": "The brief as Markdown", rows: "12", readonly: "" }))
      held.value = text
      frame.append(held)
      held.focus()
      held.select()
      said.textContent = "This browser does not let a page copy: copy the text below."
    }
  })
  signBrief(frame)
  frame.prepend(element("p", { class: "hb-brief__actions hb-screen" }, copy, " ", button("Print", () => window.print()), " ", said))
}

/** What an address asks for and a page cannot give: ids of nobody, and names of those beyond the fourth. @param {string[]} nobody @param {string[]} beyond @param {string} most */
function unmet(nobody, beyond, most) {
  /** @param {string} id */
  const quoted = (id) => element("bdi", {}, `“${id.length > LONGEST_ID ? `${id.slice(0, LONGEST_ID)}…` : id}”`)
  const ids = nobody.slice(0, MOST_NAMED).flatMap((id, index) => [...(index ? [", "] : []), quoted(id)])
  const more = nobody.length - MOST_NAMED
  const missing = nobody.length === 1 ? ["There is no persona ", ...ids, " here: it was renamed or removed, or the link is wrong."]
    : ["There are no such personas here: ", ...ids, more > 0 ? ` and ${more} more. ` : ". ", "They were renamed or removed, or the link is wrong."]
  return [
    ...(nobody.length ? [element("span", {}, ...missing)] : []),
    ...(nobody.length && beyond.length ? [" "] : []),
    ...(beyond.length ? [element("span", {}, `${most}; not shown: ${beyond.join(", ")}.`)] : []),
  ]
}

/** @param {HTMLElement} place */
function compare(place) {
  const isBrief = place.dataset.hbMakes === "brief"
  const kind = isBrief ? BRIEFING : COMPARING
  const root = new URL(place.dataset.hbRoot ?? "", location.href)
  const choosing = /** @type {HTMLElement} */ (place.querySelector(".hb-choosing"))
  const personas = switches(choosing, (persona) => press(persona.id))
  const byId = new Map(personas.map((persona) => [persona.id, persona]))
  /** @type {Map<string, Promise<Sheet>>} */
  const sheets = new Map()
  const byFormer = new Map(personas.flatMap((persona) => persona.former.map((id) => [id, persona.id])))
  const own = location.pathname
  /** @type {string[]} */
  let ids = []
  let isChoosing = true
  let kept = "" // of the address
  /** @type {string[]} */
  let pair = [] // those whom a phone shows

  const status = element("p", { role: "status", class: "hb-comparing__state" })
  const box = /** @type {HTMLInputElement} */ (element("input", { type: "search", placeholder: "Name or role", autocomplete: "off" }))
  const find = element("label", { class: "hb-comparing__find" }, element("span", { class: "hb-hidden" }, "Find a persona"), box)
  const go = button("", () => decide(false), { class: "md-button md-button--primary" })
  const change = button("", () => decide(true))
  const clear = button("Clear", () => take([]))
  const only = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox" }))
  const onlyLabel = element("label", { class: "hb-comparing__only" }, only, " Only what differs")
  const phone = element("div", { class: "hb-comparing__two", role: "group", "aria-label": "Shown, two at a time" })
  const bar = element("form", { class: "hb-chooser hb-comparing", "aria-label": kind.label },
    find, status, go, change, onlyLabel, clear, phone)
  const result = element("div", { class: "hb-comparing__result", role: "region", "aria-label": kind.result })
  bar.addEventListener("submit", (event) => event.preventDefault())
  only.addEventListener("change", () => keep())
  box.addEventListener("input", narrowDown)
  const note = element("p", { role: "status", class: "hb-comparing__unmet hb-screen" })
  place.prepend(bar, note)
  choosing.after(result)

  function narrowDown() {
    const words = window.folded(box.value).split(/\s+/).filter(Boolean)
    let found = 0
    for (const persona of personas) {
      const fits = words.every((word) => persona.words.includes(word))
      const item = /** @type {HTMLElement} */ (persona.button.parentElement)
      item.hidden = !fits
      found += Number(fits)
    }
    for (const group of /** @type {HTMLElement[]} */ ([...choosing.querySelectorAll(".hb-choosing__group")])) {
      group.hidden = !group.querySelector("li:not([hidden])")
    }
    say(found ? "" : "Nobody is called so.")
  }

  /** Takes the choice from the address, and says what of it the page cannot give. */
  function read() {
    const query = new URLSearchParams(location.search)
    const asked = (query.get("personas") ?? "").split(",").filter(Boolean)
    const found = [...new Set(asked.map((id) => (byId.has(id) ? id : byFormer.get(id) ?? "")))].filter((id) => byId.has(id))
    const nobody = [...new Set(asked.filter((id) => !byId.has(id) && !byFormer.has(id)))]
    const beyond = found.slice(MOST_SIDES).map((id) => byId.get(id)?.name ?? "")
    ids = found.slice(0, MOST_SIDES)
    isChoosing = ids.length < kind.fewest || query.has("choosing")
    only.checked = query.get("only") === "differences"
    keep()
    show()
    note.replaceChildren(...unmet(nobody, beyond, kind.most))
  }

  /** Writes the choice into the address; `anew` if the way back is to lead to what was there before. */
  function keep(anew = false) {
    result.classList.toggle("hb-sidebyside--differences", only.checked)
    const parts = [...(ids.length ? [`personas=${ids.map(encodeURIComponent).join(",")}`] : []), ...(only.checked ? ["only=differences"] : []),
      ...(isChoosing && ids.length >= kind.fewest ? ["choosing=yes"] : [])]
    const address = location.pathname + (parts.length ? `?${parts.join("&")}` : "") + location.hash
    if (anew) history.pushState(null, "", address)
    else history.replaceState(history.state, "", address)
    kept = location.search
  }

  /** @param {string} id */
  function press(id) {
    if (ids.includes(id)) take(ids.filter((one) => one !== id))
    else if (ids.length < MOST_SIDES) take([...ids, id])
    else say("Four at most: take one of them away first.")
  }

  /** @param {string[]} wanted */
  function take(wanted) {
    ids = wanted
    note.replaceChildren()
    if (ids.length < kind.fewest) isChoosing = true
    keep()
    show()
  }

  /** @param {boolean} choosingNow */
  function decide(choosingNow) {
    isChoosing = choosingNow
    keep(true)
    show()
    ;(choosingNow ? box : change).focus()
    if (!choosingNow) place.scrollIntoView({ block: "nearest" })
  }

  /** @param {string} special */
  function say(special) {
    const names = ids.map((id) => byId.get(id)?.name).join(", ")
    const usual = isChoosing ? (ids.length ? `Chosen: ${names}.${ids.length < kind.fewest ? ` ${kind.more}` : ""}` : kind.ask)
      : kind.done(ids.length)
    status.textContent = special || usual
  }

  function show() {
    const enough = ids.length >= kind.fewest
    for (const persona of personas) persona.button.setAttribute("aria-pressed", String(ids.includes(persona.id)))
    place.classList.remove("hb-comparison--plain")
    choosing.hidden = find.hidden = !isChoosing
    go.hidden = !isChoosing || !enough
    go.textContent = kind.go(ids.length)
    change.hidden = isChoosing
    onlyLabel.hidden = isChoosing || isBrief
    change.textContent = ids.length < MOST_SIDES ? kind.add : kind.change
    clear.hidden = !ids.length
    result.hidden = isChoosing
    say("")
    lay()
  }

  /** @param {string} id @param {number} count */
  function head(id, count) {
    const { name, page, button: from } = /** @type {Persona} */ (byId.get(id))
    const portrait = from.querySelector(".hb-portrait")?.cloneNode(true)
    const away = button("×", () => {
      take(ids.filter((one) => one !== id))
      ;(isChoosing ? box : change).focus()
    }, { class: "hb-comparing__away", "aria-label": `Take ${name} away`, title: "Take away" })
    const role = from.querySelector(".hb-choice__who .hb-note")?.textContent ?? ""
    return element("th", { scope: "col" }, element("div", { class: "hb-comparing__head" }, ...(portrait ? [portrait] : []),
      element("div", {}, element("a", { href: page }, name), element("span", { class: "hb-note" }, role)), ...(count > kind.fewest || !narrow.matches ? [away] : [])))
  }

  /** On a phone, which two of them are shown. */
  function offerTwo() {
    pair = pair.filter((id) => ids.includes(id))
    for (const id of ids) if (pair.length < ON_A_PHONE && !pair.includes(id)) pair.push(id)
    phone.hidden = isChoosing || isBrief || !narrow.matches || ids.length <= ON_A_PHONE
    phone.replaceChildren(...(phone.hidden ? [] : ids.map((id) => button(byId.get(id)?.name ?? "", () => {
      if (!pair.includes(id)) pair = [pair[1], id]
      lay()
      ;/** @type {HTMLElement} */ (phone.children[ids.indexOf(id)]).focus()
    }, { class: "hb-comparing__one", "aria-pressed": String(pair.includes(id)) }))))
  }

  /** @param {string} id */
  function sheetOf(id) {
    const address = new URL(byId.get(id)?.sheet ?? "", root).href
    const known = sheets.get(id) ?? fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
      return answer.json()
    })
    sheets.set(id, known)
    return known
  }

  async function lay() {
    offerTwo()
    if (isChoosing) return
    const now = ids
    const shown = phone.hidden ? ids : ids.filter((id) => pair.includes(id))
    try {
      const found = await Promise.all(shown.map(sheetOf))
      const names = shown.map((id) => byId.get(id)?.name ?? "")
      if (now !== ids || isChoosing) return
      const heads = shown.map((id) => head(id, ids.length))
      const pages = shown.map((id) => byId.get(id)?.page ?? "")
      const made = isBrief ? briefOf(found, heads, pages, root) : tableOf(found, heads, names, pages)
      result.replaceChildren(made)
      place.classList.toggle("hb-briefs--chosen", isBrief)
      if (isBrief) briefActions(made)
    } catch {
      sheets.clear()
      if (now !== ids) return // somebody has chosen anew in the meantime
      place.classList.add("hb-comparison--plain")
      result.hidden = true
      say(UNREACHABLE)
    }
  }

  narrow.addEventListener("change", () => {
    if (place.isConnected) lay()
  })
  window.addEventListener("popstate", () => {
    if (place.isConnected && location.pathname === own && location.search !== kept) read()
  })
  read()
  place.classList.add("hb-comparison--ready")
}

window.addEventListener("beforeprint", () => {
  for (const frame of document.querySelectorAll(".hb-brief__frame")) signBrief(/** @type {HTMLElement} */ (frame))
})

document$.subscribe(() => {
  for (const frame of document.querySelectorAll(".hb-brief__frame:not(:has(.hb-brief__actions))")) briefActions(/** @type {HTMLElement} */ (frame))
  const place = document.querySelector(".hb-comparison:not(.hb-comparison--ready)")
  if (place?.querySelectorAll("[data-hb-persona]").length) compare(/** @type {HTMLElement} */ (place))
  else place?.classList.add("hb-comparison--ready")
})
