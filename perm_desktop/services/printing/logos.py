"""A logo made small enough to be kept in the catalog."""

import io

LIMIT = 300_000  # bytes
_LONGEST_SIDE = 600  # pixels: three times what a letterhead needs on a good printer


def small_png(data: bytes) -> bytes:
    """Return a picture as a PNG file that says nothing but its pixels.

    Raises UserError for what is no picture, or one that is too large to be read.
    """
    # start-up: few catalogs have a logo
    from perm_desktop.reports.kit.pictures import flat_image

    image = flat_image(data)
    side = _LONGEST_SIDE
    while True:
        image.thumbnail((side, side))
        written = io.BytesIO()
        image.save(written, "PNG", optimize=True)
        if written.tell() <= LIMIT:
            return written.getvalue()
        side = side * 3 // 4
