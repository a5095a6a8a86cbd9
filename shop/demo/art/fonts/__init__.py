"""Source Serif 4 (SIL Open Font License, see OFL.txt) as data addresses for rendering."""

from base64 import b64encode
from pathlib import Path

FOLDER = Path(__file__).parent


def _face(weight: int, style: str) -> str:
    file = FOLDER / f"source-serif-4-latin-{weight}-{style}.woff2"
    data = b64encode(file.read_bytes()).decode()
    return (
        f"@font-face {{ font-family: 'Source Serif 4'; font-weight: {weight}; "
        f"font-style: {style}; src: url(data:font/woff2;base64,{data}) format('woff2') }}"
    )


FACES = _face(600, "normal") + _face(400, "italic")
