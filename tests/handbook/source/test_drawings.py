"""A drawing can be opened by its own address: nothing in it may run, load or lead anywhere."""

import pytest

from handbook.source.drawings import faults

AROUND = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="http://www.w3.org/1999/xhtml">\n{}\n</svg>'

REFUSED = [
    "<script>alert(1)</script>",
    '<script href="https://x.example/a.js"/>',
    '<g onload="alert(1)"/>',
    '<g OnClick="alert(1)"/>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<a xlink:href="https://x.example/"><text>x</text></a>',
    '<set attributeName="href" to="javascript:alert(1)"/>',
    '<animate attributeName="href" values="javascript:alert(1)"/>',
    "<foreignObject/>",
    "<x:script>alert(1)</x:script>",
    '<x:iframe src="https://x.example/"/>',
    '<iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/>',
    '<math xmlns="http://www.w3.org/1998/Math/MathML"/>',
    '<use href="https://x.example/a.svg#b"/>',
    '<use xlink:href="a.svg#b"/>',
    '<use href="data:image/svg+xml;base64,x"/>',
    '<image href="https://x.example/a.png"/>',
    '<image xlink:href="//x.example/a.png"/>',
    '<image href="data:image/svg+xml,x"/>',
    '<g xml:base="https://x.example/"/>',
    '<rect fill="url(https://x.example/a.svg#b)"/>',
    '<rect fill="u\\72l(https://x.example/)"/>',
    "<rect style=\"fill: URL( 'https://x.example/' )\"/>",
    "<rect style=\"background: image-set('https://x.example/a.png' 1x)\"/>",
    "<style>@import 'https://x.example/a.css';</style>",
    "<style>a { background: url(//x.example/a.png) }</style>",
    "<style>@font-face { src: url(&quot;https://x.example/a&quot;) }</style>",
    "<style><![CDATA[ a { fill: url(https://x.example/) } ]]></style>",
    "<?xml-stylesheet href='a.css'?>",
    "<handler>alert(1)</handler>",
    "<video/>",
    "<embed/>",
    "&undeclared;",
    "<g>",
    "<g a=b/>",
]
HARMLESS = [
    "",
    "<!-- a remark --><title>x</title><desc>y</desc>",
    '<g id="a" class="b" transform="scale(2)"><path d="M0 0h9" fill="#fff" stroke="url(#c)"/></g>',
    '<use href="#a"/><use xlink:href="#a"/>',
    '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    "<style>.a { fill: url(#b) } /* a remark */</style>",
    '<rect style="fill: url( \'#b\' ); font-family: \'Open Sans\'"/>',
    '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:li r:about="https://x.example/"/></r:RDF></metadata>',
    '<i:namedview xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="C:\\a.png"/>',
    '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><text filter="url(#f)">R&amp;D</text>',
    "<text><![CDATA[<script>]]></text>",
]  # fmt: skip


@pytest.mark.parametrize("part", REFUSED)
def test_what_could_run_or_load_is_refused_with_its_line(part: str) -> None:
    found = faults("docs/a.svg", AROUND.format(part).encode())
    assert found
    assert {one.at.line for one in found} <= {2, 3}
    assert all(one.rule.id == "unsafe-drawing" and one.is_error for one in found)


@pytest.mark.parametrize("part", HARMLESS)
def test_what_draws_stays(part: str) -> None:
    assert faults("docs/a.svg", AROUND.format(part).encode()) == []


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff",
        b"no drawing",
        b'<!DOCTYPE svg PUBLIC "x" "https://x.example/a.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><svg xmlns="http://www.w3.org/2000/svg">&c;</svg>',
        b'<?xml version="1.0" encoding="utf-7"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        AROUND.format("<script/>").encode("utf-16"),
        b"<svg>" * 100_000,
    ],
    ids=range(8),
)
def test_what_is_no_plain_drawing_is_one_problem(data: bytes) -> None:
    assert len(faults("docs/a.svg", data)) == 1
