"""Machine-readable zones of invented people, with right check digits."""

from kiberatung.domain.mrz.checks import check_digit


def passport_zone(names: str, born: str = "150522", state: str = "SYR", sex: str = "M") -> str:
    """TD3; `names` as in a zone (AL<KHATIB<<OMAR), `born` as YYMMDD."""
    number = "N01234567" + check_digit("N01234567")
    birth, expiry = born + check_digit(born), "300401" + check_digit("300401")
    optional = "<" * 15
    last = check_digit(number + birth + expiry + optional)
    return f"{('P<' + state + names).ljust(44, '<')}\n{number}{state}{birth}{sex}{expiry}{optional}{last}"
