"""What other programs call the five colours. An unknown text is nobody's colour: it is kept as it is."""

from __future__ import annotations

from typing import Final

from focusflow_desktop.shared.records.photos import Label

_WORDS: Final = {
    Label.RED: "red rot rouge rojo rosso vermelho rood select",
    Label.YELLOW: "yellow gelb jaune amarillo giallo amarelo geel second",
    Label.GREEN: "green grün vert verde groen approved",
    Label.BLUE: "blue blau bleu azul blu blauw review",
    Label.PURPLE: "purple lila violett violet pourpre púrpura viola roxo paars magenta",
}
_COLOURS: Final = {word: label for label, words in _WORDS.items() for word in words.split()} | {
    "to do": Label.PURPLE
}
ENGLISH: Final = {
    Label.RED: "Red",
    Label.YELLOW: "Yellow",
    Label.GREEN: "Green",
    Label.BLUE: "Blue",
    Label.PURPLE: "Purple",
}
DIGIKAM_NUMBERS: Final = {
    Label.RED: "1",
    Label.YELLOW: "3",
    Label.GREEN: "4",
    Label.BLUE: "5",
    Label.PURPLE: "6",
}


def label_from_text(text: str | None) -> str:
    """A Label's value where the text is a known colour word, else the text itself, or `none`."""
    word = (text or "").strip()
    if not word:
        return Label.NONE.value
    colour = _COLOURS.get(word.casefold())
    return word if colour is None else colour.value


def label_from_number(number: str | None) -> str | None:
    """A digiKam colour or an IPTC urgency as a Label's value; None where the number is no colour of ours."""
    colours = {text: label.value for label, text in DIGIKAM_NUMBERS.items()}
    return colours.get((number or "").strip())


def text_for_label(label: str) -> str | None:
    """What `xmp:Label` says for one of our labels; None for `none`."""
    if label == Label.NONE.value:
        return None
    return ENGLISH.get(Label(label), label) if label in _LABELS else label


def number_for_label(label: str) -> str | None:
    """The digiKam number of one of our labels, `0` for none; None for another program's text."""
    if label == Label.NONE.value:
        return "0"
    return DIGIKAM_NUMBERS[Label(label)] if label in _LABELS else None


_LABELS: Final = frozenset(label.value for label in Label)
