"""A page or a report within a notebook: in a frame that reaches nothing of the notebook, nor of any host."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from visualizations.trusted import without_half_letters

HEIGHT = 640  # pixels

# A frame without an origin: its scripts run, its tables download, its links open beside; the notebook is out of reach.
_MAY = "allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class InlinePage:
    """A page that Jupyter, VS Code and marimo show where it is the value of a cell; `html` is the file it would be."""

    title: str
    html: str = field(repr=False)

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        title, page = (escape(_CONTROL.sub(" ", without_half_letters(text))) for text in (self.title, self.html))
        frame = f'<iframe title="{title}" sandbox="{_MAY}" srcdoc="{page}"'
        return f'{frame} width="100%" height="{HEIGHT}" style="border: 1px solid #8b96a5"></iframe>'

    def __repr__(self) -> str:
        return f"<{self.title}: a page; in a notebook it is shown, elsewhere name a file to write>"
