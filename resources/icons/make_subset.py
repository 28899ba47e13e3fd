"""Makes lucide.ttf of this folder and kiberatung/ui/theme/icon_codes.py from a Lucide release.

    python resources/icons/make_subset.py FOLDER [NAME ...]

FOLDER is the unpacked package lucide-static; each NAME is added to the icons already there. Needs fonttools.
"""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CODES = HERE.parents[1] / "kiberatung" / "ui" / "theme" / "icon_codes.py"


def main(release: Path, added: list[str]) -> None:
    known = json.loads((release / "font" / "codepoints.json").read_text(encoding="utf-8"))
    kept = [line.split('"')[1] for line in CODES.read_text(encoding="utf-8").splitlines() if line.startswith('    "')]
    codes = {name: known[name] for name in sorted({*kept, *added})}
    wanted = ",".join(f"{code:X}" for code in codes.values())
    subprocess.run(  # noqa: S603 - the tool of fonttools on files of the project
        [
            str(Path(sys.executable).with_name("pyftsubset")),
            str(release / "font" / "lucide.ttf"),
            f"--unicodes={wanted}",
            f"--output-file={HERE / 'lucide.ttf'}",
            "--layout-features=",
            "--no-glyph-names",
        ],
        check=True,
    )
    heading = CODES.read_text(encoding="utf-8").split("{")[0]
    lines = "".join(f'    "{name}": 0x{code:X},\n' for name, code in codes.items())
    CODES.write_text(f"{heading}{{\n{lines}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
