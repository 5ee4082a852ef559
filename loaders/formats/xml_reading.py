"""Reading XML as it comes, without a tree in memory and without what makes a small file a large one."""

from __future__ import annotations

from pathlib import Path
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from loaders.files.unpacking import UNPACKING_FAILURES, open_unpacked
from loaders.formats.own_description import INSTRUCTION
from loaders.formats.plain_graph import PlainGraph, Unreadable


class GraphHandler(ContentHandler):
    """What is told of each element of an XML file, and puts into `plain` what it holds."""

    def __init__(self, plain: PlainGraph) -> None:
        super().__init__()
        self.plain = plain
        self.instruction = ""

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802 -- the name that SAX calls
        """Keep what we said of a file that we wrote."""
        if target == INSTRUCTION:
            self.instruction = data


def parse_xml(path: Path, handler: GraphHandler) -> None:
    """Tell a handler of every element of a file.

    Entities, by which a file of a kilobyte can hold a gigabyte, are refused; a document type is passed over.

    Raises:
        Unreadable: it is not well-formed, or declares entities.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.sax import make_parser

    parser = make_parser()
    parser.forbid_external = False  # a document type that stands elsewhere is named by many a file, and not fetched
    parser.setContentHandler(handler)
    try:
        with open_unpacked(path) as stream:
            parser.parse(stream)
    except SAXParseException as error:
        message = f"is not well-formed XML ({error.getMessage()})"
        raise Unreadable(message, "write it anew with the program that made it", error.getLineNumber()) from None
    except DefusedXmlException:
        raise Unreadable("declares entities of its own, which are not read", "write it without them") from None
    except (OSError, *UNPACKING_FAILURES) as error:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise Unreadable(reason, "check the file and its permissions") from None
    except (UnicodeError, ValueError, LookupError) as error:  # an encoding that is none
        raise Unreadable(f"cannot be decoded ({error})", "save it as UTF-8") from None


def local(name: str) -> str:
    """Return the name of an element without its prefix."""
    return name.rpartition(":")[2]
