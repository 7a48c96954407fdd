"""Pages of a preview, made when somebody asks for them.

Knows: a web server as WSGI applications (PEP 3333). Must not know: MkDocs, what a page is made of.

A writer who saves one file looks at one page. The server is asked first, since it waits while a build is under way;
only where it finds nothing is a page made, and the server is asked again.
"""

import posixpath
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

Application: TypeAlias = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Makers: TypeAlias = Mapping[str, Callable[[], object]]  # by the names of the files that each makes
_TRIES = 5  # of a page that a build has swept away before it could be sent


class OnDemand:
    """Makes each page once per build. While a build is under way nothing is made: it would be swept away."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._makers: Makers = {}
        self._made: set[Callable[[], object]] = set()

    def stop(self) -> None:
        """Waits for what is being made, and makes nothing from here on: a build begins."""
        self.go_on({})

    def go_on(self, makers: Makers) -> None:
        """Takes over the pages of a build that is done."""
        with self._lock:
            self._makers, self._made = makers, set()

    def make(self, name: str) -> bool:
        """Makes the file of this name, unless somebody has; whether there is such a file now."""
        with self._lock:
            maker = self._makers.get(name)
            if maker and maker not in self._made:
                maker()
                self._made.add(maker)
            return maker is not None

    def before(self, server: Application, mounted_at: str) -> Application:
        """The server's application with ours before it; `mounted_at` is the path that the site begins at."""

        def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            name = _name(environ.get("PATH_INFO", ""), mounted_at)
            for _ in range(_TRIES):
                answer: list[Any] = []
                body = server(environ, lambda *started, answer=answer: answer.extend(started))
                if not str(answer[0]).startswith("404") or not (self.make(name) or self.make(f"{name}/index.html")):
                    break
            start_response(*answer)
            return body

        return application


def _name(path: str, mounted_at: str) -> str:
    """The file that an address below the site means."""
    asked = path.encode("latin-1", "replace").decode("utf-8", "replace").removeprefix(mounted_at)
    return posixpath.normpath("/" + asked + ("index.html" if path.endswith("/") else "")).lstrip("/")
