"""Why a file is not let in: each a class with a name and its parameters."""

from typing import ClassVar

from drafting.procedure.errors import Refusal


class UnreadableFile(Refusal):
    """The file was not read, and this is why."""

    code = "unreadable_file"
    field: ClassVar[str] = "file"


class FileTooLarge(UnreadableFile):
    """More bytes than a file may have. `size`, `limit`."""

    code = "file_too_large"


class UnpacksTooLarge(UnreadableFile):
    """What the file unpacks to is too large. `part` ("" for all together), `size`, `limit`."""

    code = "unpacks_too_large"


class TooCompressed(UnreadableFile):
    """A part is packed as no honest text is. `part`, `ratio`, `limit`."""

    code = "too_compressed"


class TooManyParts(UnreadableFile):
    """More parts than any document has. `count`, `limit`."""

    code = "too_many_parts"


class TooIntricate(UnreadableFile):
    """A part has more tags and attributes than any text needs. `part`, `count`, `limit`."""

    code = "too_intricate"


class NotWord(UnreadableFile):
    """Another kind of file, whatever its name. `found`: pdf, rtf, html, spreadsheet, …, or unknown."""

    code = "not_word"


class OldWord(UnreadableFile):
    """A .doc of before 2007: to be saved as .docx."""

    code = "old_word"


class OpenDocument(UnreadableFile):
    """An .odt: to be saved as .docx."""

    code = "open_document"


class StrictWord(UnreadableFile):
    """A "Strict Open XML" document: to be saved as "Word document"."""

    code = "strict_word"


class PasswordProtected(UnreadableFile):
    """The file opens only with a password."""

    code = "password_protected"


class Truncated(UnreadableFile):
    """The end of the file is missing: it was not sent or saved completely."""

    code = "truncated"


class Damaged(UnreadableFile):
    """The file is not what it says, or cannot be read. `part` names the place, if it is known."""

    code = "damaged"


class DeclaresEntities(UnreadableFile):
    """A part has a document type or entities, which no Word file has. `part`."""

    code = "declares_entities"


class HasMacros(UnreadableFile):
    """The file carries a program. `part`."""

    code = "has_macros"


class PointsOutside(UnreadableFile):
    """The file would fetch something from elsewhere. `part`, `target`."""

    code = "points_outside"


class HasObjects(UnreadableFile):
    """Another file is nested in this one. `part`."""

    code = "has_objects"


class HasHiddenText(UnreadableFile):
    """Words that are not seen. `words` is how they begin."""

    code = "has_hidden_text"
