// Shows each choice beside the number of personas, as a button that takes it back.

import { newButton } from "./pager.js"

/** @param {HTMLElement} place @param {HTMLInputElement[]} boxes @param {() => void} changed */
export function chosenIn(place, boxes, changed) {
  const texts = boxes.map(({ parentElement, nextSibling }) => {
    const field = parentElement?.closest("fieldset")?.querySelector("legend")?.textContent
    return `${field}: ${nextSibling?.textContent?.trim()}`
  })

  /** The focus goes on to the next choice, else to the search. @param {number} at */
  function takeBack(at) {
    const next = boxes.findIndex((box, number) => box.checked && number > at)
    boxes[at].checked = false
    changed()
    const search = /** @type {HTMLElement} */ (place.closest("form")?.querySelector("[type=search]"))
    const button = /** @type {HTMLElement | null} */ (place.querySelector(`[data-hb-number="${next}"]`))
    ;(button ?? search).focus()
  }

  return function show() {
    const buttons = boxes.flatMap((box, at) => {
      if (!box.checked) return []
      const button = newButton("hb-chosen")
      button.dataset.hbNumber = String(at)
      button.textContent = texts[at]
      button.setAttribute("aria-label", `Remove ${texts[at]}`)
      button.addEventListener("click", () => takeBack(at))
      return [button]
    })
    place.replaceChildren(...buttons)
  }
}
