"""The learning pages of `data/learning`: headings, paragraphs, lists, and the commands of their examples."""

from __future__ import annotations

from assessor.text.blocks import Page
from legal_rules.files.data import data_dir

FENCE = "```"


def learning_page() -> Page:
    """Every page, one after another."""
    page = Page()
    for path in sorted((data_dir() / "learning").glob("*.md")):
        _add(page, path.read_text(encoding="utf-8"))
    return page


def _add(page: Page, text: str) -> None:
    """A page of plain Markdown: what an example prints is left out, the command stays."""
    fenced = False
    for part in text.split("\n\n"):
        lines = part.splitlines()
        if lines and lines[0].startswith(FENCE):
            fenced = not part.rstrip().endswith(FENCE) or len(lines) == 1
            for line in lines:
                if line.startswith("$ "):
                    page.para(f"In a terminal: {line[2:]}")
        elif fenced:
            fenced = not part.rstrip().endswith(FENCE)
        elif part.startswith("# "):
            page.head(part[2:], 1)
        elif part.startswith("- "):
            for item in "\n".join(lines).split("\n- "):
                page.item(" ".join(item.removeprefix("- ").split()))
        elif part.strip():
            page.para(" ".join(part.replace("*", "").split()))
