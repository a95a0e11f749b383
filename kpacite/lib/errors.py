"""The two families of error: what a person can meet, and what only we can do wrong."""


class Refusal(Exception):
    """Something expected that the rules do not allow, worded for the person who asked.

    A verb raises it before it writes anything. The page shows its sentence, which says
    what is wrong and what to do next. Every other exception is a fault of ours.
    """

    sentence = "Ce n’est pas possible."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)
