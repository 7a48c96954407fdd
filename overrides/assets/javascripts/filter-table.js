// Loads what narrows a table of personas down, with the first page that has one. It works as a plain script and as a
// module, since a company's mkdocs.yml may name it either way.

const listScript = Object.assign(document.createElement("script"), { type: "module" })
// Read now, since the page's address changes while the document stays.
const beside = /** @type {HTMLScriptElement} */ (document.querySelector('script[src*="/filter-table.js"]')).src

// The theme tells of every page, after instant navigation too.
document$.subscribe(() => {
  if (listScript.src || !document.querySelector(".hb-filter[hidden]")) return
  listScript.src = new URL("list/filter.js", beside).href
  document.body.append(listScript)
})
