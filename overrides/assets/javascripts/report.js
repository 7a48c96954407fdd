// "Something wrong here?" names the section that a reader came to, as the address has it.
//
// Without this script the message leaves the section open.

/**
 * The heading of the part that a place is in: the place itself, the first heading in it, or the last one before it.
 * @param {Element} place
 */
function headingOf(place) {
  const headings = [...document.querySelectorAll(".md-content :is(h2, h3, h4, h5, h6)")]
  const before = (/** @type {Element} */ one) => one.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING
  return headings.find((one) => place.contains(one)) ?? headings.filter(before).at(-1)
}

/** What stands in the heading of the part that a place is in, without the link to itself. @param {string} id */
function titleOf(id) {
  const place = id && document.getElementById(id)
  const heading = place && headingOf(place)?.cloneNode(true)
  if (!(heading instanceof HTMLHeadingElement)) return ""
  heading.querySelector(".headerlink")?.remove()
  return (heading.textContent ?? "").trim()
}

/** The place that the address names; none where it is not written as addresses are. */
function named() {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return ""
  }
}

document$.subscribe(() => {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-hb-report]"))) {
    link.addEventListener("click", () => {
      const title = titleOf(named())
      link.href = (link.dataset.hbReport ?? "").replaceAll("{section}", encodeURIComponent(title))
    })
  }
})
