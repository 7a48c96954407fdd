// The theme makes a landmark of every button that copies code and of the tags of every hit of the search, and all of
// them have the same name, or none. To a screen reader they are buttons and words and nothing else from here on. The dot
// beside a page's title has a word for those who point at it alone; from here on a screen reader says it too. A part of
// the menu that has a page of its own has an empty name: it takes that of the page's link.

const quieted = new MutationObserver(quiet)

function quiet() {
  const same = document.querySelectorAll(":is(.md-code__nav, .md-search-result .md-tags):not([role])")
  for (const nav of same) nav.setAttribute("role", "none")
}

document$.subscribe(() => {
  quiet()
  for (const dot of document.querySelectorAll(".md-status[title]:not([role])")) {
    dot.setAttribute("role", "img")
    dot.setAttribute("aria-label", dot.title)
  }
  for (const part of document.querySelectorAll("nav.md-nav[aria-labelledby]")) {
    const link = part.parentElement.querySelector(":scope > .md-nav__container > a")
    if (!link) continue
    part.setAttribute("aria-label", link.textContent.trim())
    part.removeAttribute("aria-labelledby")
  }
  quieted.disconnect()
  for (const part of document.querySelectorAll("article, .md-search-result")) {
    quieted.observe(part, { childList: true, subtree: true })
  }
})
