// The theme makes a landmark of every button that copies code and of the tags of every hit of the search, and all of
// them have the same name, or none. To a screen reader they are buttons and words and nothing else from here on.

const quieted = new MutationObserver(quiet)

function quiet() {
  const same = document.querySelectorAll(":is(.md-code__nav, .md-search-result .md-tags):not([role])")
  for (const nav of same) nav.setAttribute("role", "none")
}

document$.subscribe(() => {
  quiet()
  quieted.disconnect()
  for (const part of document.querySelectorAll("article, .md-search-result")) {
    quieted.observe(part, { childList: true, subtree: true })
  }
})
