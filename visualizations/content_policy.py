"""What a page of ours may do: run what is named by its hash, and ask nothing of any host."""

from __future__ import annotations

import base64
import hashlib

# Where a browser has Trusted Types, no text becomes a script or markup but by our one policy, which unpack.js makes.
_TRUSTED_TYPES = ("require-trusted-types-for 'script'", "trusted-types interurban")


def content_security_policy(scripts: list[str], styles: list[str]) -> str:
    """Return a Content-Security-Policy under which nothing but these texts runs and nothing is fetched."""
    allowed = {"script-src": scripts, "style-src": styles}
    parts = [f"{name} {' '.join(_hash_source(text) for text in texts)}" for name, texts in allowed.items() if texts]
    return "; ".join(
        ["default-src 'none'", *parts, "img-src data:", "base-uri 'none'", "form-action 'none'", *_TRUSTED_TYPES]
    )


def _hash_source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
