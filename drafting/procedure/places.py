"""Where things stand: ranks that leave room between any two, so that nothing is ever renumbered."""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FIRST, _LAST = _DIGITS[0], _DIGITS[-1]


def between(lower: str, upper: str) -> str:
    """Return a rank that sorts after `lower` and before `upper`, by code point.

    An empty `lower` means the beginning, an empty `upper` the end. Ranks never end in the first digit,
    so that there is always room. Raises ValueError where `lower` does not sort before `upper`.
    """
    if upper and lower >= upper:
        raise ValueError(f"no place between {lower!r} and {upper!r}")
    rank = ""
    for position in range(len(lower) + len(upper) + 1):
        low = _DIGITS.index(lower[position]) if position < len(lower) else 0
        high = _DIGITS.index(upper[position]) if position < len(upper) else len(_DIGITS)
        if high - low > 1:
            return rank + _DIGITS[(low + high) // 2]
        rank += _DIGITS[low]
        upper = upper if high == low else ""
    return rank + _DIGITS[len(_DIGITS) // 2]


def ranks(count: int) -> tuple[str, ...]:
    """Return `count` ranks in order, evenly spread, for a text that is laid down at once."""
    width = 1
    while len(_DIGITS) ** width < count + 2:
        width += 1
    step = len(_DIGITS) ** width // (count + 1)
    return tuple(_written(step * (place + 1), width) for place in range(count))


def _written(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits if digits[-1] != _FIRST else digits + _DIGITS[len(_DIGITS) // 2]
