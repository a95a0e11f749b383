"""Words as one looks for them: without accents, capitals or odd spaces."""

import unicodedata


def folded(text: str) -> str:
    """« Décidé  à l’ÉTÉ » and "decide a l'ete" are the same words."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split())


def holds(text: str, words: str) -> bool:
    """Whether every word asked for is somewhere in the text."""
    looked_in = folded(text)
    return all(word in looked_in for word in folded(words).split())
