"""A window of a browser in which nothing may happen, and what did.

Knows: how a page is made to run what it would run: opening, clicking, printing. Must not know: who put it there.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Dialog, Error, Page, Request, Route

HOST = "canary.example"
# Clicks, and sends each event that has a handler; what stands ready to run and did not is as bad as what ran.
PROVOKE = r"""
() => {
  const armed = [];
  const runs = /^[\s\x00-\x20]*(javascript|vbscript|data:text|data:image\/svg)/i;
  for (const element of document.querySelectorAll("*")) {
    for (const {name, value} of [...element.attributes]) {
      if (/^on/i.test(name)) {
        armed.push(`${name}=${value}`);
        element.dispatchEvent(new Event(name.slice(2).toLowerCase()));
      }
      if (/^(href|xlink:href|src|action|formaction|data|srcdoc|values|to)$/i.test(name) && runs.test(value)) {
        armed.push(`${name}=${value}`);
        element.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
      }
    }
    if (/^script$/i.test(element.localName) && /fired\(|canary/.test(element.textContent)
        && !/json/.test(element.type || "")) armed.push(`script ${element.textContent.slice(0, 200)}`);
  }
  return armed.filter(one => /fired|canary/.test(one));
}
"""


@dataclass
class Canary:
    """A page, and everything that payloads did on it: `ran`, stands `armed`, or `asked` another host."""

    page: Page
    address: str
    ran: list[str] = field(default_factory=list)
    armed: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    opened: int = 0

    def open(self, path: str) -> None:
        """Opens a page by its address."""
        self.page.goto(self.address + path, wait_until="load")
        self.provoke()

    def follow(self, path: str) -> None:
        """Opens a page from the one before, as the theme does without loading anew."""
        self.page.evaluate(
            """path => {
              document.querySelector("[data-md-component=container]").dataset.before = "";
              const link = document.createElement("a");
              link.href = path;
              document.querySelector("h1, article, body").append(link);
              link.click();
            }""",
            self.address + path,
        )
        self.page.wait_for_selector("[data-md-component=container]:not([data-before])", state="attached")
        self.provoke()

    def provoke(self) -> None:
        """Has the page run whatever it can be made to run."""
        self.opened += 1
        armed: list[str] = []
        for _ in range(5):
            try:
                armed = self.page.evaluate(PROVOKE)
                break
            except Error:  # the page of a former address leads on to another, and may do so just now
                self.page.wait_for_timeout(200)
                self.page.wait_for_load_state("load")
        self.armed += [f"{self.page.url}: {one}" for one in armed]

    def note_request(self, request: Request) -> None:
        """What a page asks of the canary's host."""
        if HOST in request.url.split("?")[0]:
            self.asked.append(f"{self.page.url} asks for {request.url}")

    def note_dialog(self, dialog: Dialog) -> None:
        """Nothing on any page may open one."""
        self.ran.append(f"{self.page.url}: a dialog, {dialog.message}")
        dialog.dismiss()

    @property
    def faults(self) -> list[str]:
        """Everything that should not have been."""
        return [*self.ran, *self.armed, *self.asked]

    def numbers(self) -> set[int]:
        """The numbers of the pairs that did something."""
        return {int(number) for fault in self.faults for number in re.findall(r"(?:fired\(|example/)(\d+)", fault)}


@contextmanager
def canary(browser: Browser, address: str, *, policy: bool) -> Iterator[Canary]:
    """A window on a site; without the pages' security policy, unless it is wanted."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=not policy)
    one = Canary(context.new_page(), address)
    context.expose_binding("fired", lambda source, *said: one.ran.append(f"{source['page'].url}: fired({said})"))
    context.on("request", one.note_request)
    context.on("dialog", one.note_dialog)
    context.route(re.compile(rf"//(.*@)?{re.escape(HOST)}"), _answer)
    yield one
    context.close()


def _answer(route: Route) -> None:
    """What the canary's host would say: a script."""
    route.fulfill(status=200, content_type="text/javascript", body="fired('a script of another host')")
