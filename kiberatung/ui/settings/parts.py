"""The parts of others that the program is made of, and their licences: the list of the page „Über KIberatung“."""

PARTS: tuple[tuple[str, str], ...] = (
    ("Python", "PSF-2.0"),
    ("Qt for Python (PySide6)", "LGPL-3.0"),
    ("SQLCipher, sqlcipher3", "BSD-3-Clause, Zlib"),
    ("SQLAlchemy, Alembic", "MIT"),
    ("psycopg", "LGPL-3.0"),
    ("cryptography", "Apache-2.0"),
    ("Typst", "Apache-2.0"),
    ("ReportLab", "BSD"),
    ("pikepdf", "MPL-2.0"),
    ("pypdfium2, PDFium", "BSD-3-Clause, Apache-2.0"),
    ("Babel, XlsxWriter", "BSD"),
    ("py7zr", "LGPL-2.1"),
    ("pyrage, platformdirs", "MIT"),
    ("anyascii, Lucide", "ISC"),
    ("Noto", "OFL-1.1"),
)
