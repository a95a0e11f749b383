"""What a person tells though nobody asks it: a kind warning, never a judgement, never a block.

Law: GDPR, art. 5, 1, c (RGPD-13: free text carries a warning).
"""

import re
import unicodedata
from typing import Final

# Topics in the members' words, and the beginnings of words that speak of them.
TOPICS: Final = {
    "diplôme": (
        r"diplom|\bcap\b|\bbep\b|\bbts\b|\bbac\b|\bbrevet\b|\blicence\b|\bmaster\b|"
        r"niveau d.etude"
    ),
    "expérience": (
        r"experience|\bcv\b|curriculum|j.ai travaille|anciennete|\bstages?\b|ancien metier"
    ),
    "adresse": (
        r"\badresse\b|\b\d{5}\b|\b\d{1,4},? (?:bis |ter )?"
        r"(?:rue|avenue|boulevard|allee|impasse|place|quai)\b"
    ),
    "aide": (
        r"\brsa\b|\bapl\b|\baah\b|\bass\b|allocation|chomage|france travail|pole emploi|\bcaf\b|"
        r"prime d.activite|minima sociaux"
    ),
    "santé": (
        r"\bmalad|handicap|sante\b|medecin|medicament|traitement|hopital|depress|grossesse|"
        r"enceinte|\bmdph\b|\brqth\b|addict|invalidite"
    ),
}
_PATTERNS: Final = {topic: re.compile(pattern) for topic, pattern in TOPICS.items()}


def topics(*texts: str) -> list[str]:
    """The topics that these texts speak of, in a fixed order; none is the usual case."""
    bare = " ".join(_bare(text) for text in texts)
    return [topic for topic, pattern in _PATTERNS.items() if pattern.search(bare)]


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
