// Adds a box to the index of fields and of rules that narrows it down while somebody types; Enter leads to the first.
//
// Without this script the index is complete, as plain links.

/** @param {HTMLElement} index */
function addBox(index) {
  const details = /** @type {HTMLDetailsElement} */ (index.querySelector("details"))
  const links = /** @type {HTMLElement} */ (index.querySelector(".hb-index__links"))
  const label = document.createElement("label")
  label.className = "hb-index__find"
  const words = document.createElement("span")
  words.className = "hb-hidden"
  words.textContent = details.querySelector("summary")?.textContent ?? ""
  const box = document.createElement("input")
  box.type = "search"
  box.placeholder = "Type part of a name"
  box.autocomplete = "off"
  const nothing = document.createElement("p")
  nothing.className = "hb-index__none"
  nothing.setAttribute("role", "status")
  label.append(words, box)
  links.before(label)
  links.append(nothing)

  const every = [...links.querySelectorAll("a")]
  box.addEventListener("input", () => {
    const wanted = plain(box.value)
    for (const link of every) {
      const item = /** @type {HTMLElement} */ (link.parentElement)
      item.hidden = !plain(`${link.textContent} ${link.title}`).includes(wanted)
    }
    for (const list of links.querySelectorAll("ul")) {
      const title = list.previousElementSibling
      const empty = !list.querySelector("li:not([hidden])")
      list.hidden = empty
      if (title instanceof HTMLElement) title.hidden = empty
    }
    nothing.textContent = every.some(seen) ? "" : "Nothing is called that."
  })
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return
    event.preventDefault()
    every.find(seen)?.click()
  })
  links.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) details.open = false // on a phone it covers the text
  })
}

/** @param {HTMLElement} link */
function seen(link) {
  return !link.parentElement?.hidden
}

/** As people type names: without their signs. @param {string} text */
function plain(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()
}

document$.subscribe(() => {
  for (const index of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".hb-index"))) {
    if (!index.querySelector("input")) addBox(index)
  }
})
