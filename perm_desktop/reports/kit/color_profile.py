"""The sRGB color profile that PDF/A wants in each file, computed from the standard's formulas."""

import struct
from functools import cache

# D50-adapted primaries and the D65 white of sRGB (IEC 61966-2-1), as XYZ.
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_WHITE = (0.95045, 1.0, 1.08905)
_D50 = (0.9642, 1.0, 0.8249)
_STEPS = 1024


@cache
def srgb_profile() -> bytes:
    """An ICC version 2 display profile (ICC.1:2001-04): matrix, tone curve, no date."""
    curve = _tone_curve()
    tags = {
        b"desc": _description(b"sRGB IEC61966-2.1"),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(_WHITE),
        **{tag: _xyz(primary) for tag, primary in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _with_header(_tag_table(tags))


def _with_header(body: bytes) -> bytes:
    """The 128 bytes that name size, version, class, color spaces and white point."""
    return (
        struct.pack(
            ">I4xI4s4s4s12x4s24xI12s48x",
            128 + len(body),
            0x02100000,
            b"mntr",
            b"RGB ",
            b"XYZ ",
            b"acsp",
            0,
            _fixed(_D50),
        )
        + body
    )


def _tag_table(tags: dict[bytes, bytes]) -> bytes:
    """The table of tags and their data; equal data is stored once."""
    start = 128 + 4 + 12 * len(tags)
    data = b""
    offsets: dict[bytes, int] = {}
    entries: list[bytes] = []
    for name, value in tags.items():
        if value not in offsets:
            offsets[value] = start + len(data)
            data += value + bytes(-len(value) % 4)
        entries.append(struct.pack(">4sII", name, offsets[value], len(value)))
    return struct.pack(">I", len(tags)) + b"".join(entries) + data


def _description(text: bytes) -> bytes:
    """A textDescriptionType without its Unicode and script parts."""
    return struct.pack(">4s4xI", b"desc", len(text) + 1) + text + bytes(1 + 4 + 4 + 2 + 1 + 67)


def _fixed(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(value * 65536) for value in values))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _tone_curve() -> bytes:
    steps = (round(_linear(number / (_STEPS - 1)) * 65535) for number in range(_STEPS))
    return struct.pack(f">4s4xI{_STEPS}H", b"curv", _STEPS, *steps)


def _linear(encoded: float) -> float:
    """Light for an encoded value, 0 to 1."""
    return encoded / 12.92 if encoded <= 0.04045 else ((encoded + 0.055) / 1.055) ** 2.4
