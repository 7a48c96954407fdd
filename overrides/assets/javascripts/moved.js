// Leads from a persona's former address to its page, and takes along what stands after the address: `?...` and `#...`.
//
// Without scripts the page leads on by itself, to the beginning of the persona's page.

const page = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"))
if (page) location.replace(page.href + location.search + location.hash)
