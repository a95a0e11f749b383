"""What the worker does for `talks`."""


def tell(deed: int) -> None:
    """A deed becomes the notices of those it concerns."""
