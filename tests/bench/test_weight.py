"""Pages stay light: whoever makes them heavier has to say so here."""

import statistics
from pathlib import Path

from tests.bench import build, ways
from tests.bench.ways import Programs

MANY = 60  # personas, of whom each page lists its group of 25 and the other groups
CAP = 36_200  # bytes of a persona's page, uncompressed; 35,833 were measured when the cap was set


def test_a_personas_page_is_light(tmp_path: Path) -> None:
    way = ways.prepared(MANY, tmp_path, Programs())[0]
    build.build(way)
    weight = statistics.median(path.stat().st_size for path in way.pages())
    assert weight <= CAP, (
        f"A page of the bench weighs {weight:,.0f} bytes, more than {CAP:,}. Look at what templates do for each value"
        " (overrides/handbook/looks/, macros.html) and at what is on every page (main.html); a sign or a style that is"
        " the same on all pages belongs into a stylesheet. If readers get something for it, raise the cap, and say by"
        " how much in the commit."
    )
