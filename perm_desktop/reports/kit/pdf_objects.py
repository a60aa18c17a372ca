"""reportlab's object layer, bent where PDF/A and PDF/UA ask for more than it does.

reportlab numbers the objects, compresses the streams, subsets the fonts and writes the file; the
kit hands it dictionaries as text. Nothing of reportlab is patched: its classes are subclassed.
"""

# reportlab has no type stubs: the overrides below take and return what its classes do.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false
# pyright: reportMissingParameterType=false

import re
from hashlib import sha256
from typing import cast

from reportlab.pdfbase import pdfdoc

_CMAP_PAIR = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")


class Literal(pdfdoc.PDFObject):
    """An object written as it stands; ``text`` may be set after others refer to it."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, document: "ArchiveDocument") -> bytes:
        """The object as the file has it."""
        del document
        return self.text.encode("ascii")


class ArchiveStream(pdfdoc.PDFStream):
    """A stream with an end-of-line before ``endstream``, which ISO 19005-2, 6.1.7.1 wants.

    It is CR LF: after data that happens to end in CR, a lone LF would be read as part of it.
    """

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The stream as the file has it."""
        written = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\r\nendstream\n"


class ArchiveDocument(pdfdoc.PDFDocument):
    """A PDF 1.7 file in the making; it knows no clock, and its id is that of its contents."""

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        self._contents = sha256()

    def ID(self) -> bytes:  # noqa: N802 - reportlab's name
        """The file's identifier, both halves the same: it was never changed."""
        fingerprint = self._contents.hexdigest()[:32]
        return f"[<{fingerprint}> <{fingerprint}>]".encode("ascii")

    def Reference(self, obj, name=None):  # noqa: N802 - reportlab's name
        """Register an object; the streams that reportlab makes itself are bent on their way in."""
        if type(obj) is pdfdoc.PDFStream:
            obj.__class__ = ArchiveStream
            if str(name).startswith("toUnicodeCMap:"):
                obj.content = _without_notdef(obj.content)
        return super().Reference(obj, name)

    def add(self, text: str = "") -> tuple[Literal, str]:
        """A new object and the reference to it; without text, it is to be written later."""
        literal = Literal(text)
        return literal, self.reference(literal)

    def add_stream(self, content: bytes, entries: str = "", *, compress: bool = True) -> str:
        """A new stream; ``entries`` are further entries of its dictionary, as text."""
        self._contents.update(content)
        stream = ArchiveStream(content=content)
        stream.filters = [pdfdoc.PDFZCompress] if compress else None
        stream.dictionary.dict.update(re.findall(r"/(\w+) (\S+)", entries))
        return self.reference(stream)

    def reference(self, obj: pdfdoc.PDFObject) -> str:
        """How other objects refer to this one: ``12 0 R``."""
        return cast("bytes", self.Reference(obj).format(self)).decode("ascii")

    def fonts(self) -> str:
        """The dictionary of all fonts used; reportlab fills it when the file is closed."""
        return self.reference(self.idToObject["BasicFonts"])

    def close(self, catalog: Literal, info: Literal) -> bytes:
        """The whole file."""
        for font in self.delayedFonts:
            font.addObjects(self)
        self.Catalog = catalog
        self.info = cast("pdfdoc.PDFInfo", info)
        return self.format()


def text_string(text: str) -> str:
    """A text for people, as PDF writes it: UTF-16 with its byte order mark, in hexadecimal."""
    return f"<feff{text.encode('utf-16-be').hex()}>"


def _without_notdef(cmap: str) -> str:
    """A ToUnicode map as ISO 14289-1, 7.21.7 and ISO 32000-1, 9.10.3 want it: without the empty
    slots that reportlab maps to U+0000, in blocks of at most 100, beyond U+FFFF as surrogates.
    """
    opening, end_of_range, rest = cmap.partition("endcodespacerange\n")
    pairs = [
        f"<{code}> <{chr(int(value, 16)).encode('utf-16-be').hex()}>"
        for code, value in _CMAP_PAIR.findall(rest)
        if int(value, 16)
    ]
    blocks = (pairs[start : start + 100] for start in range(0, len(pairs), 100))
    mapped = "\n".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks
    )
    return f"{opening}{end_of_range}{mapped}\n{rest[rest.index('endcmap') :]}"
