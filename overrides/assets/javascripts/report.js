// "Something wrong here?" names the section that a reader came to, as the address has it.
//
// Without this script the message leaves the section open.

/** What stands in a heading, without the link to itself. @param {string} id */
function titleOf(id) {
  const place = id && document.getElementById(id)
  const heading = place ? place.cloneNode(true) : null
  if (!(heading instanceof HTMLHeadingElement)) return ""
  heading.querySelector(".headerlink")?.remove()
  return (heading.textContent ?? "").trim()
}

document$.subscribe(() => {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-hb-report]"))) {
    link.addEventListener("click", () => {
      const title = titleOf(decodeURIComponent(location.hash.slice(1)))
      link.href = (link.dataset.hbReport ?? "").replaceAll("{section}", encodeURIComponent(title))
    })
  }
})
