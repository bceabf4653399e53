"""The forms a document takes. Each writes every text of the content model as text, whatever characters it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from assessor.text.content import Document


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its file ending, whether it is text, and the module that writes it (imported when it is used)."""

    id: str
    ending: str
    text: bool
    module: str

    def write(self, document: Document) -> bytes:
        """The document in this form.

        Raises:
            FormError: the form needs something that is not installed, or could not be made.
        """
        try:
            writer: Callable[[Document], bytes] = import_module(self.module).write
        except ModuleNotFoundError as error:
            again = "; install assessor again, or choose another form"
            raise FormError(f"{self.id} needs the package '{error.name}', which is not installed{again}") from None
        return writer(document)


class FormError(Exception):
    """A document could not be written in a form; says why."""


_HERE = "assessor.documents.forms"
FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "markdown": Form("markdown", ".md", True, f"{_HERE}.markdown"),
        "text": Form("text", ".txt", True, f"{_HERE}.text"),
        "html": Form("html", ".html", True, f"{_HERE}.html"),
        "docx": Form("docx", ".docx", False, f"{_HERE}.word"),
        "pdf": Form("pdf", ".pdf", False, f"{_HERE}.pdf"),
        "json": Form("json", ".json", True, f"{_HERE}.jsonform"),
        "csv": Form("csv", ".csv", True, "assessor.files.csvform"),
    }
)
ENDINGS: Mapping[str, str] = MappingProxyType(
    {form.ending: form.id for form in FORMS.values()} | {".markdown": "markdown"}
)
