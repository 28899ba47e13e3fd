"""How far two words are apart: a single slip of the fingers, and Jaro–Winkler nearness for the score."""


def is_one_slip(first: str, second: str) -> bool:
    """Whether one letter was added, left out, replaced, or two neighbours were swapped (Damerau distance 1)."""
    start, first_rest, second_rest = differing_parts(first, second)
    if len(first_rest) + len(second_rest) == 1 or len(first_rest) == len(second_rest) == 1:
        return True
    return len(first_rest) == 2 and first_rest == second_rest[::-1] and start >= 0


def differing_parts(first: str, second: str) -> tuple[int, str, str]:
    """Where the common beginning ends, and what remains of both words between common beginning and common end."""
    start = 0
    shorter = min(len(first), len(second))
    while start < shorter and first[start] == second[start]:
        start += 1
    end = 0
    while end < shorter - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return start, first[start : len(first) - end], second[start : len(second) - end]


def jaro_winkler(first: str, second: str) -> float:
    """0 to 1; a common beginning of up to four letters counts extra (factor 0.1, as Winkler published it)."""
    if first == second:
        return 1.0
    jaro = _jaro(first, second)
    prefix = 0
    while prefix < min(4, len(first), len(second)) and first[prefix] == second[prefix]:
        prefix += 1
    return jaro + 0.1 * prefix * (1 - jaro)


def _jaro(first: str, second: str) -> float:
    window = max(max(len(first), len(second)) // 2 - 1, 0)
    free = list(second)
    first_matches: list[str] = []
    for place, letter in enumerate(first):
        for other in range(max(0, place - window), min(len(second), place + window + 1)):
            if free[other] == letter:
                free[other] = ""
                first_matches.append(letter)
                break
    if not first_matches:
        return 0.0
    second_matches = [letter for place, letter in enumerate(second) if not free[place]]
    swapped = sum(a != b for a, b in zip(first_matches, second_matches, strict=True)) / 2
    count = len(first_matches)
    return (count / len(first) + count / len(second) + (count - swapped) / count) / 3
