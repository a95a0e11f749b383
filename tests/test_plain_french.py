"""Text on screen is read by people in a hurry and by people who read with difficulty.

What a machine can see of it: long sentences, hard words, percentages, dashes of offices. The
pages of the host and of the software itself may use the words of their trade.
"""

import re
from importlib import import_module
from pathlib import Path

import pytest

from kpacite.lib.errors import Refusal
from tests.source import ROOT, modules

# Fifteen words or so; beyond this, it is two sentences.
MOST_WORDS = 16
HARD = {
    "prestation": "mission", "rémunération": "part", "trésorerie": "la caisse",
    "charges sociales": "les cotisations", "veto": "objection", "mandataire": "la personne",
    "valider": "dire d’accord", "soumettre": "envoyer", "s’inscrire": "« je viens »",
    "administrateur": "personne", "utilisateur": "personne", "invalide": "ce qui manque",
    "formulaire": "la page", "procédure": "les étapes", "quorum": "assez de réponses",
    "suffrage": "réponse", "scrutin": "élection", "mineur ": "16 et 17 ans",
}  # fmt: skip
TRADE = ("/hosts/", "/sales/papers/", "/ui/gallery", "/web/accessibility/", "/web/software/")
TAG = re.compile(r"<(script|style|svg)\b.*?</\1>|{#.*?#}|{% comment %}.*?{% endcomment %}", re.S)
BLOCKS = re.compile(
    r"</?(?:p|li|ul|ol|dl|h\d|div|section|article|small|label|b|a|button|legend|dt|dd|td|th|tr|span"
    r"|summary|details|table|header|footer|main|nav|form|strong|br|figure|figcaption|blockquote)\b"
    r"[^>]*>|{% (?:block|endblock|if|elif|else|endif|for|empty|endfor|include|with|endwith|url)\b"
    r"[^%]*%}",
    re.S,
)


def templates():
    found = sorted((ROOT / "kpacite").glob("*/templates/**/*.html"))
    return [path for path in found if not any(part in path.as_posix() for part in TRADE)]


def spoken(path: Path) -> str:
    """What a template says: its text, and the words it gives to a component."""
    source = path.read_text()
    given = re.findall(r"""\b(?:title|text|lead|label|hint)=\"([^\"]+)\"""", source)
    # Attributes first: a comparison inside a tag must not end it.
    text = re.sub(r"{%[^%]*?[<>][^%]*?%}", "{% if x %}", source)
    text = re.sub(r"<[^>]+>", " ", BLOCKS.sub("\n", TAG.sub(" ", text)))
    return re.sub(r"{{.*?}}|{%.*?%}", "X", "\n".join([text, *given]), flags=re.S)


def faults(text: str) -> list[str]:
    found = []
    for line in text.split("\n"):
        for sentence in re.split(r"(?<=[.!?…:;])\s", line):
            count = len(re.findall(r"[\w’'-]+", sentence))
            sentence = " ".join(sentence.split())
            if count > MOST_WORDS:
                found.append(f"{count} words: {sentence}")
            found += [
                f"« {word} », say « {better} »: {sentence}"
                for word, better in HARD.items()
                if re.search(rf"\b{word}", sentence, re.I)
            ]
            if re.search(r"\d\s?%", sentence):
                found.append(f"a percentage: {sentence}")
    return found


def every_refusal() -> list[type[Refusal]]:
    for module in modules():  # whatever the order of the tests, every refusal is known
        import_module(module.dotted)
    return refusals(Refusal)


def refusals(kind: type[Refusal]) -> list[type[Refusal]]:
    return [one for child in kind.__subclasses__() for one in (child, *refusals(child))]


@pytest.mark.parametrize(
    "path", templates(), ids=lambda path: path.relative_to(ROOT / "kpacite").as_posix()
)
def test_a_page_speaks_in_short_sentences_and_plain_words(path):
    assert not (found := faults(spoken(path))), "\n".join(found)


def test_a_refusal_speaks_in_short_sentences_and_plain_words():
    found = [
        f"{kind.__module__}.{kind.__name__}: {fault}"
        for kind in every_refusal()
        if ".hosts." not in kind.__module__
        for fault in faults(kind.sentence)
    ]

    assert not found, "\n".join(found)
