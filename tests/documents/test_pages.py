"""The pages as programs that print and read them see them: Chromium, LibreOffice, and the PDF's own tags."""

from __future__ import annotations

import html
import json
import random
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from assessor.documents.forms import FORMS
from assessor.documents.kinds import KINDS
from assessor.text.content import Document
from tests.conftest import FULL
from tests.documents.helping import SAMPLE_HELP, made

A4 = (595, 842)
LOOKED_THROUGH = tuple(KINDS) if FULL else tuple(random.Random(7).sample(tuple(KINDS), 3))
"""The kinds whose page axe looks through: all in a full run."""
PRINTED = tuple(kind for kind in KINDS if FULL or kind not in LOOKED_THROUGH)
"""The kinds whose page Chromium prints: all in a full run, else those that axe does not look through."""


def squeezed(text: str) -> str:
    """A text without white space and line furniture."""
    return re.sub(r"[\s•\u200b\u00ad]+", "", text)


def program(*names: str) -> str:
    """The first of some programs that is installed."""
    found = next((path for name in names if (path := which(name))), None)
    assert found, f"none of {', '.join(names)} is installed"
    return found


def pdf_text(path: Path) -> str:
    """The text of a PDF in reading order."""
    done = subprocess.run([program("pdftotext"), str(path), "-"], capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def pdf_facts(path: Path) -> dict[str, str]:
    """What `pdfinfo` says of a PDF."""
    done = subprocess.run([program("pdfinfo"), str(path)], capture_output=True, text=True, check=True, timeout=60)
    return {key: value.strip() for key, _, value in (line.partition(":") for line in done.stdout.splitlines())}


def in_order(document: Document, text: str) -> None:
    """Every heading stands in a text, one after another."""
    plain, at = squeezed(re.sub(r"\n\d+ / \d+\n", "\n", text)).lower(), 0
    for section in document.sections:
        found = plain.find(squeezed(section.heading).lower(), at)
        assert found >= 0, f"{section.heading!r} is missing or out of order"
        at = found + len(squeezed(section.heading))


def chromium(*args: str) -> bytes:
    """Chromium without a screen."""
    command = [
        program("chromium", "chromium-browser", "google-chrome"),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        *args,
    ]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout


@pytest.mark.chromium
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_pages_are_tagged_and_read_in_order(kind: str, tmp_path: Path) -> None:
    """The PDF is A4, tagged, titled, in English, and its text comes out as it is read."""
    document = made(kind, "deepfake-adult", help=SAMPLE_HELP)
    path = tmp_path / "d.pdf"
    path.write_bytes(FORMS["pdf"].write(document))
    facts = pdf_facts(path)
    assert facts["Tagged"].startswith("yes") and facts["Title"] == document.title
    assert tuple(round(float(n)) for n in re.findall(r"[\d.]+", facts["Page size"])[:2]) == A4
    in_order(document, pdf_text(path))
    raw = path.read_bytes()
    assert b"pdfuaid:part" in raw and b"/Lang" in raw and b"/MarkInfo" in raw


@pytest.mark.chromium
@pytest.mark.parametrize("kind", LOOKED_THROUGH)
def test_axe_finds_no_fault_in_the_html(kind: str, tmp_path: Path) -> None:
    """axe-core in headless Chromium, every rule, in a copy of the page that may run it."""
    result = axe_result(FORMS["html"].write(made(kind, "under-18", help=SAMPLE_HELP)).decode(), tmp_path)
    assert result["faults"] == [] and result["passes"] >= 15


@pytest.mark.chromium
def test_axe_does_find_faults(tmp_path: Path) -> None:
    """The check can fail: a page without a language, with a picture without a text and pale letters, is faulted."""
    page = "<html><body><main><h1>x</h1><img src='x'><p style='color:#ddd'>pale</p></main></body></html>"
    faults = " ".join(axe_result(page, tmp_path)["faults"])
    assert "html-has-lang" in faults and "image-alt" in faults and "color-contrast" in faults


def axe_result(page: str, folder: Path) -> dict[str, Any]:
    """What axe-core says of a page: its faults, and how many of its rules passed."""
    spec = find_spec("axe_playwright_python")
    assert spec is not None and spec.submodule_search_locations, "install axe-playwright-python: it carries axe-core"
    axe = (Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")
    page = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page)
    run = (
        "axe.run(document).then(r => { document.body.innerHTML = ''; const p = document.createElement('pre'); "
        "p.id = 'found'; p.textContent = JSON.stringify({faults: r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')), "
        "passes: r.passes.length}); document.body.appendChild(p); });"
    )
    path = folder / "page.html"
    path.write_text(page.replace("</body>", f"<script>{axe}</script><script>{run}</script></body>"), encoding="utf-8")
    seen = chromium("--virtual-time-budget=20000", "--dump-dom", path.as_uri()).decode()
    found = re.search(r'<pre id="found">(.*?)</pre>', seen, re.S)
    assert found, "axe did not run"
    result: dict[str, Any] = json.loads(html.unescape(found.group(1)))
    return result


@pytest.mark.chromium
@pytest.mark.parametrize("kind", PRINTED)
def test_html_prints_to_a4_without_losing_a_line(kind: str, tmp_path: Path) -> None:
    """Printed by Chromium: A4 pages, every heading in order, and no text cut at the edge of a page."""
    document = made(kind, "deepfake-adult", help=SAMPLE_HELP)
    (tmp_path / "page.html").write_bytes(FORMS["html"].write(document))
    out = tmp_path / "page.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={out}", (tmp_path / "page.html").as_uri())
    size = [round(float(n)) for n in re.findall(r"[\d.]+", pdf_facts(out)["Page size"])[:2]]
    assert abs(size[0] - A4[0]) <= 2 and abs(size[1] - A4[1]) <= 2
    in_order(document, pdf_text(out))
    assert _outside(out) == []


def _outside(path: Path) -> list[str]:
    """The words of a PDF that reach past the edge of their page."""
    done = subprocess.run(
        [program("pdftotext"), "-bbox", str(path), "-"], capture_output=True, text=True, check=True, timeout=60
    )
    words = re.findall(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', done.stdout
    )
    return [
        text
        for x0, y0, x1, y1, text in words
        if float(x0) < 10 or float(y0) < 10 or float(x1) > A4[0] - 10 or float(y1) > A4[1] - 10
    ]


@pytest.mark.chromium
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_no_word_of_the_pdf_reaches_past_its_page(kind: str, tmp_path: Path) -> None:
    """Long links and long words break inside their cell."""
    from tests.documents.helping import case_of

    about = case_of(
        "schema: 1\ncase: x\nsynthetic: true\nnation: england-wales\nas_at: 2026-11-22\n"
        "people: {A: {role: responsible}, B: {role: supported, age: 27}}\nacts:\n"
        f"  - {{id: a1, kind: share, by: A, about: B, when: 2024-06-01, place: 'https://x.example/{'long-path/' * 30}'}}\n"
    )
    path = tmp_path / "d.pdf"
    path.write_bytes(FORMS["pdf"].write(made(kind, about)))
    assert _outside(path) == []


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every kind as a Word file, and each of them as LibreOffice, started once, makes a PDF of it."""
    folder = tmp_path_factory.mktemp("word")
    for kind in KINDS:
        (folder / f"{kind}.docx").write_bytes(FORMS["docx"].write(made(kind, "deepfake-adult", help=SAMPLE_HELP)))
    command = [
        program("soffice", "libreoffice"),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *(str(folder / f"{kind}.docx") for kind in KINDS),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return folder


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_word_opens_and_converts_in_libreoffice(kind: str, converted: Path) -> None:
    """The file opens, and what it prints holds every heading in order."""
    printed = converted / f"{kind}.pdf"
    in_order(made(kind, "deepfake-adult", help=SAMPLE_HELP), pdf_text(printed))
    assert _outside(printed) == []
