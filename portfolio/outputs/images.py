"""Pictures redrawn: what can be seen, and nothing a camera noted in the file."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

MOST_PIXELS = 1_600  # on the longer side: sharp on paper at the width of a page
_LARGEST = 40_000_000  # pixels of a picture that is opened at all
_QUALITY = 85


def picture(data: bytes) -> tuple[bytes, str] | None:
    """The picture as PNG or JPEG, with its file ending; None where it cannot be drawn."""
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > _LARGEST:
                return None
            drawn = ImageOps.exif_transpose(opened)
            form = "JPEG" if opened.format == "JPEG" else "PNG"
            drawn = drawn.convert("RGB" if form == "JPEG" else "RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    drawn.thumbnail((MOST_PIXELS, MOST_PIXELS))
    clean = Image.new(drawn.mode, drawn.size)
    clean.paste(drawn)
    out = io.BytesIO()
    if form == "JPEG":
        clean.save(out, form, quality=_QUALITY)
    else:
        clean.save(out, form)
    return out.getvalue(), "jpg" if form == "JPEG" else "png"
