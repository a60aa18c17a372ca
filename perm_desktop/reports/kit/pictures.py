"""Pictures made ready for the page: plain RGB, of bounded size, whatever they were."""

# Pillow leaves one type of `Image.point` open.
# pyright: reportUnknownMemberType=false

import io
import warnings
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from perm_desktop.core.errors import UserError

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 5_000_000
_MOST_PIXELS = 40_000_000
_LONGEST_SIDE = 1200  # at the size of a logo twice what a printer shows
_REMEMBERED = 4  # pictures: papers of an office show the same logo
_FORMATS = ("PNG", "JPEG", "GIF")
_NEXT = "Choose a PNG, JPEG or GIF picture of at most 5 MB."


class Picture(NamedTuple):
    """Pixels row by row, three bytes each, compressed once for all files that show them."""

    width: int
    height: int
    packed: bytes  # by zlib


@lru_cache(maxsize=_REMEMBERED)
def picture(data: bytes) -> Picture:
    """Read a picture. Raises UserError for what is none, or is too large."""
    image = flat_image(data)
    return Picture(*image.size, zlib.compress(image.tobytes()))


def flat_image(data: bytes) -> "Image.Image":
    """Read a picture upright, on white. Raises UserError for what is none, or is too large."""
    if len(data) > MOST_BYTES:
        raise UserError("The picture is larger than 5 MB.", _NEXT)
    # start-up: pictures are rare, and the library is large
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    raise UserError("The picture has too many pixels.", _NEXT)
                opened.load()
                return _flat(opened)
    except UserError:
        raise
    except Exception as error:  # readers of broken files raise whatever they stumble over
        raise UserError("The file is not a picture that can be printed.", _NEXT) from error


def _flat(opened: "Image.Image") -> "Image.Image":
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(opened)
    if upright.mode.startswith("I"):  # 16 bits a pixel, which others cut off at 255
        upright = upright.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    clear = upright.convert("RGBA")
    clear.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    flat = Image.new("RGB", clear.size, "white")
    flat.paste(clear, mask=clear.getchannel("A"))
    return flat
