"""Days of the year that come back: deadlines, entry days, the begin of a course."""

from datetime import date

from kiberatung.basics.school_years import MonthDay


def next_day_of_the_year(month_day: MonthDay, on: date) -> date:
    """The next such day, `on` itself included."""
    this_year = date(on.year, *month_day)
    return this_year if on <= this_year else date(on.year + 1, *month_day)
