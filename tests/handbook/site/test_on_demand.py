"""A preview's pages are made when they are asked for, each once."""

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from handbook.site.on_demand import OnDemand


class Server:
    """What a web server is to the pages: it has files, and finds nothing else."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self.asked = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        name = environ["PATH_INFO"].removeprefix("/handbook/").encode("latin-1").decode()
        name += "index.html" if name.endswith("/") else ""
        found = name in self.files
        otherwise = "302 Found" if f"{name}/index.html" in self.files else "404 Not Found"
        start_response("200 OK" if found else otherwise, [("X", name)])
        return [name.encode() if found else b"nothing"]


def asked(demand: OnDemand, server: Server, path: str) -> tuple[str, bytes]:
    said: list[Any] = []
    body = demand.before(server, "/handbook/")({"PATH_INFO": path}, lambda *all_: said.extend(all_))
    return said[0], b"".join(body)


@pytest.mark.parametrize("path", ["/handbook/personas/ann/", "/handbook/personas/ann/index.html"])
def test_a_page_is_made_when_it_is_asked_for(path: str) -> None:
    server, demand = Server(), OnDemand()
    demand.go_on({"personas/ann/index.html": lambda: server.files.add("personas/ann/index.html")})
    assert asked(demand, server, path) == ("200 OK", b"personas/ann/index.html")
    assert asked(demand, server, "/handbook/personas/ben/") == ("404 Not Found", b"nothing")


def test_an_address_without_its_last_stroke_leads_the_server_to_the_page() -> None:
    server, demand = Server(), OnDemand()
    demand.go_on({"personas/ann/index.html": lambda: server.files.add("personas/ann/index.html")})
    assert asked(demand, server, "/handbook/personas/ann")[0] == "302 Found"
    assert server.asked == 2


def test_a_page_and_its_sheet_are_made_together_and_once() -> None:
    server, demand = Server(), OnDemand()
    made: list[str] = []

    def make() -> None:
        made.append("ann")
        server.files |= {"ann.html", "ann.json"}

    demand.go_on({"ann.html": make, "ann.json": make})
    assert [asked(demand, server, f"/handbook/{name}")[0] for name in ("ann.json", "ann.html")] == ["200 OK"] * 2
    assert made == ["ann"]


def test_two_who_ask_at_the_same_time_get_one_page() -> None:
    server, demand = Server(), OnDemand()
    made: list[str] = []

    def make() -> None:
        time.sleep(0.05)
        made.append("ann")
        server.files.add("ann.html")

    demand.go_on({"ann.html": make})
    answers: list[str] = []
    asking = [
        threading.Thread(target=lambda: answers.append(asked(demand, server, "/handbook/ann.html")[0])) for _ in "ab"
    ]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join(5)
    assert made == ["ann"]
    assert answers == ["200 OK", "200 OK"]


def test_while_a_build_is_under_way_nothing_is_made_and_the_next_one_makes_it_anew() -> None:
    server, demand = Server(), OnDemand()
    demand.go_on({"ann.html": lambda: server.files.add("ann.html")})
    demand.stop()
    assert asked(demand, server, "/handbook/ann.html")[0] == "404 Not Found"
    demand.go_on({"ann.html": lambda: server.files.add("ann.html")})
    assert asked(demand, server, "/handbook/ann.html")[0] == "200 OK"


def test_a_page_that_a_build_has_swept_away_is_made_again() -> None:
    server, demand = Server(), OnDemand()

    def swept_away() -> None:
        demand._lock.release()  # as if a build came in between
        demand.go_on({"ann.html": lambda: server.files.add("ann.html")})
        demand._lock.acquire()

    demand.go_on({"ann.html": swept_away})
    assert asked(demand, server, "/handbook/ann.html")[0] == "200 OK"


@pytest.mark.parametrize("path", ["/handbook/../x", "/handbook/caf\xc3\xa9/", "", "/", "/handbook/\xff"])
def test_odd_addresses_are_the_servers_business(path: str) -> None:
    demand = OnDemand()
    demand.go_on({"personas/index.html": lambda: None})

    def nothing(_: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("404 Not Found", [])
        return [b"nothing"]

    said: list[Any] = []
    demand.before(nothing, "/handbook/")({"PATH_INFO": path}, lambda *all_: said.extend(all_))
    assert said[0] == "404 Not Found"
