"""Words as one looks for them: without accents, capitals or odd spaces."""

import unicodedata


def folded(text: str) -> str:
    """« Décidé  à l’ÉTÉ » and "decide a l'ete" are the same words."""
    lowered = text.casefold().replace("’", "'").replace("œ", "oe")
    apart = unicodedata.normalize("NFKD", lowered)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    # Some letters have another capital once taken apart.
    return " ".join(plain.casefold().split())


def holds(text: str, words: str) -> bool:
    """Whether every word asked for is somewhere in the text."""
    looked_in = folded(text)
    return all(word in looked_in for word in folded(words).split())
