// Says that scripts run, before the page is laid out: a long table then begins with its first rows.
//
// Where any script fails to load, this is taken back, and the table is complete.

document.documentElement.classList.add("hb-scripts")
addEventListener("error", () => document.documentElement.classList.remove("hb-scripts"), true)
