"""KIberatung: the desk tool of the Seiteneinsteigerberatung."""

__version__ = "0.1.0"
