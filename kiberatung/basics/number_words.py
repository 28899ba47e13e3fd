"""Numbers as people in Germany read them."""


def grouped(number: int) -> str:
    """As 2.914."""
    return f"{number:,}".replace(",", ".")
