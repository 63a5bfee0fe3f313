"""Words of reports on a page: what hides in them is made visible, so that nothing reads as it is not written."""

import re

# Bidirectional controls can turn a sentence round; zero-width characters and the like can hide in a name;
# an escape could colour, move or retitle a terminal.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
    # A joiner is spelling between letters of the scripts that need it, and hides between ours.
    r"|(?<![\u0600-\u08ff\u0900-\u0dff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u08ff\u0900-\u0dff])"
)
_WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)


def visible(text: str) -> str:
    """A text with each hidden character spelled as its code point (⟨U+202E⟩)."""
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def address(text: str) -> str:
    """A report's address where it is one of the web; empty for any other, which is never made a link."""
    return text if _WEB.match(text) else ""
