// Loads what narrows a table of personas down, on pages that have one. It works as a plain script and as a module, since
// a company's mkdocs.yml may name it either way.

// The theme tells of every page, after instant navigation too.
document$.subscribe(async () => {
  if (!document.querySelector(".hb-filter[hidden]")) return
  try {
    const { enhanceAll } = await import("./list/filter.js")
    enhanceAll()
  } catch (error) {
    document.documentElement.classList.remove("hb-scripts", "hb-waits") // the table is then complete
    throw error
  }
})
