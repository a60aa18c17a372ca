"""Colors keep their contrast, and a choice reaches every widget."""

from collections.abc import Iterator
from math import floor

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from perm_desktop.core.symbols import (
    OBLIGATION_STATUSES,
    Symbol,
    Tone,
    mark_look,
    obligation_look,
)
from perm_desktop.core.vocabulary import Mark
from perm_desktop.gui.look import icons, symbols, theme
from perm_desktop.gui.look.palettes import DARK, HIGH_CONTRAST, LIGHT, Palette, Token, from_system
from perm_desktop.gui.look.theme import Choice, Theme, palette_for, qt_palette

PALETTES = (LIGHT, DARK, HIGH_CONTRAST)
TEXTS = (
    Token.TEXT,
    Token.TEXT_SECONDARY,
    Token.TEXT_MUTED,
    Token.LINK,
    Token.SATISFIED,
    Token.PARTLY,
    Token.SCHEDULED,
    Token.OVERDUE,
    Token.NOT_RECORDED,
    Token.OPTIONAL,
    Token.NOT_NEEDED,
    Token.NOT_HELD,
)
EDGES = (
    Token.CONTROL_EDGE,
    Token.NOT_YET_DUE,
    Token.FOCUS,
    Token.SELECTION_EDGE,
    Token.MILESTONE,
    Token.WARNING,
)
LINES = (Token.TODAY, Token.GUIDE, Token.STRIP_HELD, Token.STRIP_FUTURE)
GROUNDS = (Token.SURFACE, Token.SUNKEN, Token.WINDOW, Token.HEADER, Token.HOVER)
LANES = (Token.SURFACE, Token.SUNKEN, Token.BAND, Token.BAND_INTRA)
TINTS = {
    Token.SCHEDULED: Token.TINT_SCHEDULED,
    Token.PARTLY: Token.TINT_PARTLY,
    Token.OVERDUE: Token.TINT_OVERDUE,
    Token.NOT_RECORDED: Token.TINT_NOT_RECORDED,
    Token.OPTIONAL: Token.TINT_OPTIONAL,
    Token.NOT_NEEDED: Token.TINT_NOT_NEEDED,
    Token.NOT_HELD: Token.TINT_NOT_HELD,
}
PAIRS = (
    (Token.ACCENT_TEXT, Token.ACCENT),
    (Token.SELECTION_TEXT, Token.SELECTION),
    (Token.MODE_TEXT, Token.MODE),
    (Token.MODE_SECOND, Token.MODE),
    (Token.TODAY_TEXT, Token.TODAY),
    (Token.TEXT, Token.TINT_PARTLY),
    (Token.TEXT, Token.TINT_OVERDUE),
    (Token.BAND_LABEL, Token.TINT_SCHEDULED),
    (Token.BAND_LABEL, Token.HEADER),
    (Token.TEXT, Token.TINT_SCHEDULED),
    (Token.TEXT_SECONDARY, Token.TINT_SCHEDULED),
    (Token.LINK, Token.TINT_SCHEDULED),
    (Token.WARNING, Token.TINT_PARTLY),
)
OVERVIEW = (Token.HEADER, Token.TINT_SCHEDULED, Token.SUNKEN)
NUMBERS = {  # lowest contrast against every ground, as the design's table prints it
    LIGHT.name: {Token.TEXT: 13.7, Token.TEXT_MUTED: 5.4, Token.SATISFIED: 5.0, Token.LINK: 5.3},
    DARK.name: {Token.TEXT: 9.6, Token.TEXT_MUTED: 4.7, Token.SATISFIED: 6.5, Token.OVERDUE: 4.7},
}


def luminance(color: QColor) -> float:
    """WCAG 2.1 relative luminance."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.1 contrast ratio of two colors."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grounds_of(palette: Palette, token: Token) -> list[Token]:
    """Return every ground on which a text stands."""
    grounds = [*GROUNDS, *([TINTS[token]] if token in TINTS else [])]
    # on a filled selection of high contrast everything takes the color of selected text
    return grounds if palette.is_contrast else [*grounds, Token.SELECTION]


def lowest(palette: Palette, token: Token, grounds: list[Token]) -> float:
    """Return the least contrast of a token against some grounds."""
    return min(contrast(palette.color(token), palette.color(ground)) for ground in grounds)


@pytest.fixture(autouse=True)
def look_as_before(qapp: QApplication) -> Iterator[None]:
    """Leave the application with the look it had."""
    style, palette, fonts = qapp.style().objectName(), qapp.palette(), qapp.font()
    yield
    qapp.styleHints().unsetColorScheme()
    qapp.setStyle(style or "Fusion")
    qapp.setPalette(palette)
    qapp.setFont(fonts)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("token", TEXTS)
def test_text_keeps_four_and_a_half_to_one_on_every_ground(palette: Palette, token: Token) -> None:
    assert lowest(palette, token, grounds_of(palette, token)) >= 4.5


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("token", EDGES)
def test_edges_and_symbols_keep_three_to_one(palette: Palette, token: Token) -> None:
    assert lowest(palette, token, list(GROUNDS)) >= 3.0


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("token", LINES)
def test_lines_of_the_timeline_keep_three_to_one_in_every_lane(
    palette: Palette, token: Token
) -> None:
    assert lowest(palette, token, list(LANES)) >= 3.0


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize("token", [*EDGES, *LINES])
def test_edges_and_lines_keep_three_to_one_on_a_selection(palette: Palette, token: Token) -> None:
    assert contrast(palette.color(token), palette.color(Token.SELECTION)) >= 3.0


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize("token", LINES)
def test_bars_of_the_overview_keep_three_to_one(palette: Palette, token: Token) -> None:
    assert lowest(palette, token, list(OVERVIEW)) >= 3.0


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_pairs_keep_four_and_a_half_to_one(palette: Palette, text: Token, ground: Token) -> None:
    assert contrast(palette.color(text), palette.color(ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_the_numbers_of_the_design_are_those_of_the_palette(palette: Palette) -> None:
    for token, number in NUMBERS[palette.name].items():
        found = lowest(palette, token, grounds_of(palette, token))
        assert floor(found * 10) / 10 == number


def test_every_meaning_has_a_color_in_every_palette() -> None:
    looks = [obligation_look(status) for status in OBLIGATION_STATUSES]
    looks += [mark_look(mark) for mark in Mark]
    for palette in PALETTES:
        assert all(palette.color(tone).isValid() for tone in Tone)
        assert all(palette.color(look.word_token).isValid() for look in looks)


def test_a_name_that_is_no_token_is_refused() -> None:
    with pytest.raises(KeyError):
        LIGHT.color("status.perhaps")


@pytest.mark.parametrize(
    ("choice", "scheme", "palette"),
    [
        (Choice.SYSTEM, Qt.ColorScheme.Dark, DARK),
        (Choice.SYSTEM, Qt.ColorScheme.Light, LIGHT),
        (Choice.SYSTEM, Qt.ColorScheme.Unknown, LIGHT),
        (Choice.LIGHT, Qt.ColorScheme.Dark, LIGHT),
        (Choice.DARK, Qt.ColorScheme.Light, DARK),
        (Choice.HIGH_CONTRAST, Qt.ColorScheme.Light, HIGH_CONTRAST),
    ],
)
def test_the_palette_follows_the_choice_and_then_the_system(
    choice: Choice, scheme: Qt.ColorScheme, palette: Palette
) -> None:
    none = Qt.ContrastPreference.NoPreference
    assert palette_for(choice, scheme, none, QPalette()) is palette


def test_a_contrast_theme_of_the_system_goes_before_the_choice() -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Window, QColor("#2d3236"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffffff"))
    high = Qt.ContrastPreference.HighContrast
    palette = palette_for(Choice.LIGHT, Qt.ColorScheme.Light, high, system)
    assert palette.is_contrast
    assert palette.color(Token.TINT_OVERDUE) == QColor("#2d3236")
    assert palette.color(Token.SATISFIED) == QColor("#ffffff")


def test_in_a_system_contrast_theme_every_token_has_one_of_its_colors() -> None:
    base = {
        Token.WINDOW: QColor("#000000"),
        Token.TEXT: QColor("#ffffff"),
        Token.SELECTION: QColor("#8ee3f0"),
        Token.SELECTION_TEXT: QColor("#263b50"),
        Token.LINK: QColor("#ffff00"),
    }
    palette = from_system(base)
    used = {palette.color(token).name() for token in Token}
    assert used == {color.name() for color in base.values()}


def test_a_choice_reaches_widgets_through_their_roles(qapp: QApplication) -> None:
    found = Theme(qapp, Choice.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.color(Token.WINDOW)
    assert qapp.styleSheet() == ""
    heard: list[Palette] = []
    found.changed.connect(heard.append)
    found.choose(Choice.HIGH_CONTRAST)
    assert heard[-1] is HIGH_CONTRAST
    assert found.palette is HIGH_CONTRAST
    assert qapp.palette().color(QPalette.ColorRole.Highlight) == QColor("#1aebff")


def test_disabled_text_is_fainter_than_text() -> None:
    roles = qt_palette(LIGHT)
    faint = roles.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    surface = LIGHT.color(Token.SURFACE)
    assert contrast(faint, surface) < contrast(LIGHT.color(Token.TEXT), surface)


def test_figures_have_one_width(qapp: QApplication) -> None:
    Theme(qapp, Choice.LIGHT)
    metrics = QFontMetricsF(theme.font(theme.TABLE))
    assert len({round(metrics.horizontalAdvance(figure), 3) for figure in "0123456789"}) == 1


def test_sizes_follow_the_scale_of_type(qapp: QApplication) -> None:
    Theme(qapp, Choice.LIGHT)
    caption, strong = theme.font(theme.CAPTION), theme.font(theme.STRONG)
    assert caption.pointSizeF() == 8.25
    assert (strong.pointSizeF(), strong.weight()) == (9.75, QFont.Weight.Bold)
    assert caption.family() == qapp.font().family()


def rendered(widget: QWidget) -> QImage:
    """Return the picture of a widget of 60 by 30 pixels."""
    widget.resize(60, 30)
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(0)
    widget.render(image)
    return image


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK, Choice.HIGH_CONTRAST])
@pytest.mark.parametrize("kind", [QPushButton, QLineEdit])
def test_the_edge_of_a_control_can_be_seen(
    qapp: QApplication, choice: Choice, kind: type[QWidget]
) -> None:
    found = Theme(qapp, choice)
    image = rendered(kind())
    edge = max(
        (image.pixelColor(30, y) for y in range(8)),
        key=lambda color: contrast(color, found.palette.color(Token.WINDOW)),
    )
    assert contrast(edge, found.palette.color(Token.SURFACE)) >= 3.0


def test_a_button_with_a_color_of_its_own_is_filled_with_it(qapp: QApplication) -> None:
    found = Theme(qapp, Choice.LIGHT)
    button = QPushButton()
    colors = button.palette()
    colors.setColor(QPalette.ColorRole.Button, found.palette.color(Token.ACCENT))
    button.setPalette(colors)
    assert rendered(button).pixelColor(30, 15) == found.palette.color(Token.ACCENT)


def test_the_default_button_is_the_primary_one(qapp: QApplication) -> None:
    found = Theme(qapp, Choice.DARK)
    button = QPushButton()
    button.setDefault(True)
    assert rendered(button).pixelColor(30, 15) == found.palette.color(Token.ACCENT)


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK, Choice.HIGH_CONTRAST])
def test_the_focus_of_the_primary_button_can_be_seen_on_its_color(
    qapp: QApplication, choice: Choice
) -> None:
    found = Theme(qapp, choice)
    button, option = QPushButton(), QStyleOptionButton()
    button.resize(60, 30)
    option.initFrom(button)
    option.features = QStyleOptionButton.ButtonFeature.DefaultButton
    rows: list[list[QColor]] = []
    for focus in (QStyle.StateFlag.State_None, QStyle.StateFlag.State_HasFocus):
        option.state |= focus
        image = rendered(QWidget())
        painter = QPainter(image)
        qapp.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, button)
        painter.end()
        rows.append([image.pixelColor(30, y) for y in range(1, 15)])
    accent = found.palette.color(Token.ACCENT)
    assert max(contrast(color, accent) for color in rows[0]) < 1.1, "one color without the focus"
    assert max(contrast(color, accent) for color in rows[1]) >= 3.0


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK, Choice.HIGH_CONTRAST])
def test_a_check_box_can_be_seen_and_read(qapp: QApplication, choice: Choice) -> None:
    found = Theme(qapp, choice)
    off, on = QCheckBox(), QCheckBox()
    on.setChecked(True)
    assert rendered(off) != rendered(on)
    colors = {rendered(off).pixelColor(x, 15).name() for x in range(20)}
    assert found.palette.color(Token.CONTROL_EDGE).name() in colors


def middle_colors(icon: QIcon, mode: QIcon.Mode, state: QIcon.State = QIcon.State.Off) -> set[str]:
    """Return the colors of the opaque pixels of an icon."""
    image = icon.pixmap(16, mode, state).toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_takes_the_color_of_its_token(qapp: QApplication) -> None:
    plain = icons.icon("pause", DARK, token=Token.OVERDUE)
    assert middle_colors(plain, QIcon.Mode.Normal) == {DARK.color(Token.OVERDUE).name()}
    assert middle_colors(plain, QIcon.Mode.Selected) == {DARK.color(Token.SELECTION_TEXT).name()}


def test_an_icon_that_cannot_be_used_is_faint(qapp: QApplication) -> None:
    assert middle_colors(icons.icon("pause", LIGHT), QIcon.Mode.Disabled) == set()


def test_the_icon_of_the_open_page_is_filled_and_accented(qapp: QApplication) -> None:
    page = icons.icon("people", LIGHT, icons.MODE, fills_when_on=True)
    on = page.pixmap(20, QIcon.Mode.Normal, QIcon.State.On).toImage()
    off = page.pixmap(20, QIcon.Mode.Normal, QIcon.State.Off).toImage()
    solid = [
        sum(image.pixelColor(x, y).alpha() > 128 for x in range(20) for y in range(20))
        for image in (on, off)
    ]
    assert solid[0] > solid[1]
    assert LIGHT.color(Token.ACCENT).name() in middle_colors(
        page, QIcon.Mode.Normal, QIcon.State.On
    )


def test_an_icon_is_drawn_for_the_pixels_of_the_screen(qapp: QApplication) -> None:
    picture = icons.pixmap("gavel", QColor("black"), 16, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)


def test_an_icon_that_is_not_shipped_is_refused(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no_such_icon", LIGHT)


@pytest.mark.parametrize("symbol", Symbol)
def test_no_two_symbols_look_alike_at_twelve_pixels(qapp: QApplication, symbol: Symbol) -> None:
    mine = _alphas(symbol)
    for other in Symbol:
        if other is not symbol:
            apart = sum(abs(a - b) for a, b in zip(mine, _alphas(other), strict=True)) / 255
            assert apart >= 5, f"{symbol} and {other} differ by {apart:.1f} pixels"


def _alphas(symbol: Symbol) -> list[int]:
    image = symbols.pixmap(symbol, QColor("black"), 12).toImage()
    return [image.pixelColor(x, y).alpha() for x in range(12) for y in range(12)]


def test_the_check_of_a_disc_lets_the_ground_through(qapp: QApplication) -> None:
    image = symbols.pixmap(Symbol.DISC_CHECK, QColor("green"), 32).toImage()
    assert image.pixelColor(14, 20).alpha() == 0
    assert image.pixelColor(5, 16).alpha() == 255


def test_a_halo_surrounds_the_symbol_in_the_color_of_the_lane(qapp: QApplication) -> None:
    lane = QColor("#eef4fb")
    image = symbols.pixmap(Symbol.CROSS, QColor("black"), 13, 1.0, lane).toImage()
    assert image.width() == 17
    assert image.pixelColor(8, 1).name() == lane.name()


def test_a_symbol_is_painted_into_the_middle_of_its_area(qapp: QApplication) -> None:
    image = QImage(40, 20, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    symbols.paint(painter, Symbol.DISC_CHECK, QColor("red"), image.rect().toRectF(), 1.0)
    painter.end()
    opaque = [x for x in range(40) for y in range(20) if image.pixelColor(x, y).alpha()]
    assert min(opaque) + max(opaque) == pytest.approx(39, abs=1)


def test_a_theme_lets_go_of_the_system_when_it_is_gone(qapp: QApplication) -> None:
    parent = QObject()
    found = Theme(qapp, Choice.LIGHT, parent)
    heard: list[Palette] = []
    found.changed.connect(heard.append)
    parent.deleteLater()
    QApplication.sendPostedEvents(parent, 52)
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Dark)
    assert heard == []
