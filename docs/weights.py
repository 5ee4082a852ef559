"""Say what an installation weighs and under which licences its parts stand, from the environment that runs this.

    ENVIRONMENT/bin/python docs/weights.py            # prints the table of docs/installation.md
    ENVIRONMENT/bin/python docs/weights.py --check    # compares with it; exit code 1 if it no longer holds

Made for an environment in which interurban was installed and nothing else; needs nothing beyond Python itself.
"""

from __future__ import annotations

import re
import sys
from email.message import Message
from importlib.metadata import Distribution, distributions
from pathlib import Path

PAGE = Path(__file__).with_name("installation.md")
ROW = re.compile(r"^\| (?P<name>[\w-]+) \| (?P<megabytes>[\d.]+) \|", re.MULTILINE)
NOT_OURS = {"pip", "setuptools", "wheel"}  # they come with the environment
# What depends on the Python and on the system.
SOME_PLACES_ONLY = {
    "arcadedb-embedded",
    "colorama",
    "jpype1",
    "packaging",
    "pexpect",
    "ptyprocess",
    "typing-extensions",
}
TOLERANCE = 0.15
FORTRAN = "its Fortran runtime GPL-3.0-or-later WITH GCC-exception-3.1 AND LGPL-2.1-or-later"

# Where the metadata are vague or leave a part unsaid: what the files inside say.
LICENCES = {
    "arcadedb-embedded": "Apache-2.0; its Java GPL-2.0-only WITH Classpath-exception-2.0",
    "asttokens": "Apache-2.0",
    "defusedxml": "PSF-2.0",
    "Jinja2": "BSD-3-Clause",
    "ipython-pygments-lexers": "BSD-3-Clause",
    "numpy": f"BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0; {FORTRAN}",
    "pexpect": "ISC",
    "prompt-toolkit": "BSD-3-Clause",
    "ptyprocess": "ISC",
    "pyvis": "BSD-3-Clause; its vis-network Apache-2.0 OR MIT",
    "scipy": f"BSD-3-Clause; {FORTRAN}",
    "traitlets": "BSD-3-Clause",
}


def normal(name: str) -> str:
    """Return a distribution's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed() -> dict[str, Distribution]:
    """Return what interurban brought, by name."""
    found = {normal(each.name): each for each in distributions()}
    return {name: each for name, each in sorted(found.items()) if name not in NOT_OURS}


def megabytes(distribution: Distribution) -> float:
    """Return what a distribution takes on the disk, in MB of a million bytes, in whole blocks where they are known."""
    files = [Path(str(distribution.locate_file(file))) for file in distribution.files or ()]
    states = [file.stat() for file in files if file.is_file()]
    return sum(getattr(state, "st_blocks", 0) * 512 or state.st_size for state in states) / 1e6


def licence(distribution: Distribution) -> str:
    """Return the licence as an SPDX expression, where it is known as one."""
    declared = {normal(name): text for name, text in LICENCES.items()}.get(normal(distribution.name))
    metadata: Message = distribution.metadata  # type: ignore[assignment]
    written = str(metadata.get("License-Expression") or metadata.get("License") or "").partition("\n")[0]
    classes = [text for text in metadata.get_all("Classifier", []) if text.startswith("License :: OSI Approved :: ")]
    return declared or written or ", ".join(text.rpartition(" :: ")[2].removesuffix(" License") for text in classes)


def needed_by(name: str, present: dict[str, Distribution]) -> list[str]:
    """Return which of the distributions ask for one, extras aside."""
    return [
        other
        for other, distribution in present.items()
        for text in distribution.requires or ()
        if "extra ==" not in text and normal(re.split(r"[^\w.-]", text, maxsplit=1)[0]) == name
    ]


def table() -> str:
    """Return the table, the heaviest first."""
    present = installed()
    rows = sorted(((megabytes(each), name) for name, each in present.items()), reverse=True)
    lines = ["| distribution | MB | needed by | licence |", "|---|---|---|---|"]
    for weight, name in rows:
        by = ", ".join(dict.fromkeys(needed_by(name, present)))
        lines.append(f"| {name} | {weight:.1f} | {by} | {licence(present[name])} |")
    return "\n".join([*lines, f"| all | {sum(weight for weight, _ in rows):.0f} | | |"])


def complaints() -> list[str]:
    """Return what docs/installation.md says otherwise than this environment shows."""
    said = {row["name"]: float(row["megabytes"]) for row in ROW.finditer(PAGE.read_text("utf-8"))}
    total = said.pop("all")
    present = installed()
    new, gone = present.keys() - said.keys(), said.keys() - present.keys() - SOME_PLACES_ONLY
    weight = sum(map(megabytes, present.values()))
    faults = [f"{name} is installed and not in the table" for name in sorted(new - SOME_PLACES_ONLY)]
    faults += [f"{name} is in the table and not installed" for name in sorted(gone)]
    if abs(weight - total) > TOLERANCE * total:
        faults.append(f"all weighs {weight:.0f} MB, the table says {total:.0f}")
    return faults


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit("\n".join(f"docs/installation.md: {fault}" for fault in complaints()) or None)
    print(table())  # noqa: T201 - what the script is for
