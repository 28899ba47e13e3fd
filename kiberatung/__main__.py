"""`python -m kiberatung` and the installed command."""

import sys
from multiprocessing import freeze_support

from kiberatung.app.main import main

if __name__ == "__main__":
    freeze_support()
    sys.exit(main())
