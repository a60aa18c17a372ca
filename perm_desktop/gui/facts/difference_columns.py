"""What the table of 64/21 differences shows of a line, and which of its cells are typed in."""

from collections.abc import Callable

from perm_desktop.core.amounts import amount
from perm_desktop.core.errors import UserError
from perm_desktop.gui.facts.difference_lines import FIELDS, DifferenceLine
from perm_desktop.gui.kit.line_model import Column

Write = Callable[[DifferenceLine, str, str], None]  # a line, the name of a text, and the text

_TYPED_AT = (1, 2, 4)  # the columns of FIELDS


def columns(write: Write) -> tuple[Column[DifferenceLine], ...]:
    """Return what the table shows; ``write`` takes over what is typed."""
    return (
        Column(head="Quarter", text=lambda line: line.name, widest="Medicaid overall"),
        _amount(write, "universe", ""),
        _amount(write, "form", "Form CMS-64 for Medicaid, CMS-21 for CHIP"),
        Column(
            head="Computed",
            text=lambda line: line.computed,
            widest="Computed",
            tip="The difference of universe and form, in percent of the form",
            is_right=True,
            is_pale=lambda line: bool(line.percent),
        ),
        _percentage(write),
        Column(
            head="Status",
            text=lambda line: line.status.word if line.status else "",
            look=lambda line: line.status,
            widest="Zero form: type a percentage",
        ),
        Column(head="Months", text=lambda line: line.months, is_pale=lambda _: True),
    )


def field_at(column: int) -> str:
    """Return the name of the text that is typed in a column; empty where none is."""
    return FIELDS[_TYPED_AT.index(column)] if column in _TYPED_AT else ""


def _amount(write: Write, name: str, tip: str) -> Column[DifferenceLine]:
    return Column(
        head=name.capitalize(),
        text=lambda line: _grouped(line.text(name)),
        widest="1,234,567,890",
        tip=tip,
        is_right=True,
        value=lambda line: line.text(name),
        write=lambda line, text: write(line, name, text),
        can_write=lambda line: line.takes(name),
    )


def _percentage(write: Write) -> Column[DifferenceLine]:
    return Column(
        head="Typed",
        text=lambda line: _with_sign(line.percent),
        widest="100.25%",
        tip="A percentage that is typed outranks the computed one",
        is_right=True,
        value=lambda line: line.percent,
        write=lambda line, text: write(line, "percent", text),
    )


def _grouped(text: str) -> str:
    """An amount with its thousands apart; what is no number stays as it was typed."""
    try:
        return f"{amount(text, ''):,f}" if text else ""
    except UserError:
        return text


def _with_sign(text: str) -> str:
    return f"{text.removesuffix('%').strip()}%" if text else ""
