"""`python -m kiberatung` and the installed command."""

import sys

from kiberatung.app.main import main

if __name__ == "__main__":
    sys.exit(main())
