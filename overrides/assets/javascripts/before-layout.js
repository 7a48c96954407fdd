// Says that scripts run, before the page is laid out: a long table then begins with its first rows, and
// one that the address narrows down waits until that is done.
//
// Where any script fails to load, this is taken back, and the table is complete. It also says what does not work in a page
// that was opened as a file.

const root = document.documentElement.classList
root.add("hb-scripts")
root.toggle("hb-waits", location.search !== "")
addEventListener("error", () => root.remove("hb-scripts", "hb-waits"), true)

// In a page that was opened as a file, a browser lets no script look into another file, and opens a folder as a list.
if (location.protocol === "file:") {
  addEventListener("DOMContentLoaded", () => {
    const hint = document.createElement("div")
    hint.className = "admonition warning hb-as-file"
    hint.setAttribute("role", "note")
    const words = document.createElement("p")
    words.textContent =
      "You opened this page as a file. Search, filters, comparing and links to folders need a web server: open the handbook at its address, or run `make serve`."
    hint.append(words)
    document.querySelector("article")?.prepend(hint)
  })
}
