"""Each form: what it must carry, the same content in all, and templates of a service's own."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path

import docx
import pytest
from jsonschema import Draft202012Validator

from assessor.documents.build import TEMPLATES, build
from assessor.documents.forms import ENDINGS, FORMS, FormError
from assessor.documents.kinds import KINDS
from assessor.documents.markup import TemplateError
from assessor.text.content import Document
from tests.documents.helping import SAMPLE_HELP, TODAY, book, case, made, made_anew
from tools.schemas import schemas


def squeezed(text: str) -> str:
    """A text without white space, to compare across line breaks."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("kind", tuple(KINDS))
def test_every_form_says_the_same(kind: str) -> None:
    """Each heading and paragraph of the content model stands in every text form, in order."""
    document = made(kind, "deepfake-adult")
    text = squeezed(FORMS["text"].write(document).decode()).lower()
    page = docx.Document(io.BytesIO(FORMS["docx"].write(document)))
    word = squeezed("".join(p.text for p in page.paragraphs))
    at = 0
    for section in document.sections:
        found = text.find(squeezed(section.heading).lower(), at)
        assert found >= 0, section.heading
        at = found
        assert squeezed(section.heading) in word
    assert json.loads(FORMS["json"].write(document))["sections"][0]["heading"] == document.sections[0].heading


@pytest.mark.parametrize("kind", tuple(KINDS))
def test_word_headings_are_headings_and_tables_repeat_theirs(kind: str) -> None:
    """Word's own heading styles in order, a row of headings in each table, and no maker's name in the properties."""
    document = made(kind, "deepfake-adult")
    word = docx.Document(io.BytesIO(FORMS["docx"].write(document)))
    headings = [
        (name, p.text) for p in word.paragraphs if (name := str(p.style and p.style.name)).startswith("Heading")
    ]
    assert headings[0] == ("Heading 1", document.title)
    assert headings[1:] == [(f"Heading {s.level}", s.heading) for s in document.sections]
    assert all("w:tblHeader" in table._tbl.xml for table in word.tables)
    assert word.core_properties.author == "" and word.core_properties.last_modified_by == ""
    assert word.core_properties.language == "en-GB"


@pytest.mark.parametrize("kind", tuple(KINDS))
def test_html_fetches_nothing_runs_nothing_and_is_set_for_a4(kind: str) -> None:
    """One file: no script, link or picture; a policy that forbids them; a language; rows that do not break."""
    page = FORMS["html"].write(made(kind, "threat-only")).decode()
    assert not re.search(
        r"<(script|link|img|iframe|object|form|base|a)\b|@import|url\(|javascript:|https?://[^<]*\.css", page
    )
    assert "default-src 'none'" in page and '<html lang="en-GB">' in page
    assert "@page { size: A4" in page and "break-inside: avoid" in page
    assert page.count("<h1>") == 1


@pytest.mark.parametrize("kind", tuple(KINDS))
def test_the_same_case_gives_the_same_bytes(kind: str) -> None:
    """No form holds the time it was made."""
    first, second = made_anew(kind, "threat-only"), made_anew(kind, "threat-only")
    for form in FORMS.values():
        assert form.write(first) == form.write(second), form.id


@pytest.mark.parametrize("kind", tuple(KINDS))
def test_json_fits_its_schema(kind: str) -> None:
    """`data/schema/document.json` describes the JSON of every kind."""
    validator = Draft202012Validator(schemas()["document.json"])
    data = json.loads(FORMS["json"].write(made(kind, "under-18", help=SAMPLE_HELP)))
    assert [error.message[:200] for error in validator.iter_errors(data)] == []


def test_a_form_whose_package_is_gone_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    """Word and PDF are in the standard set-up; where their package is gone, one clear message, and the other forms work."""
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.delitem(sys.modules, "assessor.documents.forms.pdf", raising=False)
    with pytest.raises(FormError, match="pdf needs the package 'typst', which is not installed"):
        FORMS["pdf"].write(made("chronology", "threat-only"))


def test_every_form_is_told_from_its_ending() -> None:
    """.md, .txt, .html, .docx, .pdf, .json, .csv."""
    assert {FORMS[name].id for name in ENDINGS.values()} == set(FORMS)


def test_text_is_no_wider_than_a_terminal() -> None:
    """78 columns, but for a single word that is longer."""
    for kind in KINDS:
        for line in FORMS["text"].write(made(kind, "deepfake-adult")).decode().splitlines():
            assert len(line) <= 78 or " " not in line.strip(), line


def test_a_service_can_put_its_own_template_in_place(tmp_path: Path) -> None:
    """Its template is used for its kind, may use the shipped parts, and the other kinds stay as they are."""
    (tmp_path / "chronology.xml.j2").write_text(
        '{% import "parts.xml.j2" as parts %}<document><section title="Our service">'
        "<p>{{ case }} has {{ incidents|length }} acts</p></section>{{ parts.not_covered_section(not_covered) }}</document>",
        encoding="utf-8",
    )
    own = build("chronology", case("threat-only"), book(), "worker", folder=tmp_path, today=TODAY)
    assert isinstance(own, Document)
    assert [s.heading for s in own.sections] == ["Our service", "Not covered"]
    shipped = build("case-note", case("threat-only"), book(), "worker", folder=tmp_path, today=TODAY)
    assert shipped == build("case-note", case("threat-only"), book(), "worker", today=TODAY)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<document><section title='x'><p>{{ case", "chronology.xml.j2:1"),
        ("<document><section title='x'><p>{{ nobody }}</p></section></document>", "'nobody' is undefined"),
        ("<document><section title='x'><p>{{ incidents.__class__.__mro__ }}</p></section></document>", "unsafe"),
        ("<document><section title='x'><p>{{ ''.__class__ }}</p></section></document>", "unsafe"),
        ("<document>{% for n in range(1000000000) %}{% endfor %}</document>", "Range too big"),
        ("<document>{% include '/etc/passwd' %}</document>", "/etc/passwd"),
        ("<document>{% include '../../build.py' %}</document>", "../../build.py"),
        ("<document><section title='x'><p>open</section></document>", "not well formed"),
        ("<document><section title='x'><img src='x'/></section></document>", "there is no element <img>"),
        ("<!DOCTYPE d [<!ENTITY a 'b'>]><document/>", "are not used"),
        ("<html/>", "one <document>"),
        ("<document>{{ incidents[0].number / 0 }}</document>", "division"),
    ],
)
def test_a_faulty_or_hostile_template_is_one_clear_message(tmp_path: Path, template: str, words: str) -> None:
    """The sandbox reaches no class, file or endless loop; a fault names the template and what is wrong."""
    (tmp_path / "chronology.xml.j2").write_text(template, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        build("chronology", case("threat-only"), book(), "worker", folder=tmp_path, today=TODAY)
    assert words in str(caught.value) and "chronology.xml.j2" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_template_has_a_kind_and_every_kind_a_template() -> None:
    """No template is left behind."""
    names = {path.name for path in TEMPLATES.glob("*.j2")}
    assert names == {f"{kind}.xml.j2" for kind in KINDS} | {"parts.xml.j2"}
