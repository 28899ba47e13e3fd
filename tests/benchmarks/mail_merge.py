"""The office suite's own mail merge, without a window: a table with the same text, a field where the names stand.

Run by the Python that has the suite's `uno`, never imported: `mail_merge.py JOB`, with a JSON of `rows` (dicts of
equal keys), `paragraphs` (pairs of texts with {fields}) and `folder`. Prints the seconds of each way as JSON.
"""

import csv
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FIELD = re.compile(r"(\{\w+\})")
PIPE = "uno:pipe,name=kiberatung_bench;urp;StarOffice.ComponentContext"
SOURCE, TABLE = "bench", "rows"
FILES, TABLE_COMMAND = 2, 0


def value(name, what):
    made = PropertyValue()
    made.Name, made.Value = name, what
    return made


def started(folder):
    profile = f"-env:UserInstallation={folder.as_uri()}/profile"
    command = ["soffice", "--headless", "--norestore", "--nologo", "--nodefault", profile]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    office = subprocess.Popen([*command, "--accept=pipe,name=kiberatung_bench;urp;"], **quiet)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _attempt in range(240):
        try:
            return office, resolver.resolve(PIPE)
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("the office suite does not answer")


def registered(context, folder):
    """The rows as a data source of the suite."""
    databases = context.ServiceManager.createInstanceWithContext("com.sun.star.sdb.DatabaseContext", context)
    source = databases.createInstance()
    source.URL = f"sdbc:flat:{folder.as_uri()}/table"
    source.Info = (
        value("Extension", "csv"),
        value("FieldDelimiter", ","),
        value("StringDelimiter", '"'),
        value("HeaderLine", True),
        value("CharSet", "UTF-8"),
    )
    source.DatabaseDocument.storeAsURL(f"{folder.as_uri()}/{SOURCE}.odb", ())
    databases.registerObject(SOURCE, source)


def template(context, folder, pairs):
    """Two columns, German and the other language, a field for each name."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, (value("Hidden", True),))
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(len(pairs), 2)
    document.Text.insertTextContent(document.Text.createTextCursor(), table, False)
    for number, pair in enumerate(pairs):
        for column, words in enumerate(pair):
            fill(document, table.getCellByPosition(column, number), words, is_rtl=column == 1)
    url = f"{folder.as_uri()}/template.odt"
    document.storeToURL(url, ())
    document.close(True)
    return url


def fill(document, cell, words, is_rtl):
    cursor = cell.createTextCursor()
    cursor.CharHeight = cursor.CharHeightComplex = 10
    cursor.CharFontName, cursor.CharFontNameComplex = "Noto Sans", "Noto Naskh Arabic"
    if is_rtl:
        cursor.WritingMode = 1
    for part in FIELD.split(words):
        if not FIELD.fullmatch(part):
            cell.insertString(cursor, part, False)
            continue
        master = document.createInstance("com.sun.star.text.fieldmaster.Database")
        master.DataBaseName, master.DataTableName, master.DataColumnName = SOURCE, TABLE, part[1:-1]
        field = document.createInstance("com.sun.star.text.textfield.Database")
        field.attachTextFieldMaster(master)
        cell.insertTextContent(cursor, field, False)


def processor_seconds():
    """Of the office suite so far, by the name of its process."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, rest = stat.read_text().rsplit(")", 1)
        except OSError:
            continue
        if name.endswith("(soffice.bin"):
            ticks += sum(map(int, rest.split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def merge(context, folder, url, as_one):
    """Seconds, and those of the processor, for all rows as PDF."""
    out = folder / ("one" if as_one else "files")
    out.mkdir()
    work = context.ServiceManager.createInstanceWithContext("com.sun.star.text.MailMerge", context)
    work.DataSourceName, work.Command, work.CommandType = SOURCE, TABLE, TABLE_COMMAND
    work.DocumentURL, work.OutputType, work.OutputURL = url, FILES, out.as_uri()
    work.SaveFilter, work.SaveAsSingleFile = "writer_pdf_Export", as_one
    work.FileNameFromColumn, work.FileNamePrefix = False, "letter"
    begun, worked = time.perf_counter(), processor_seconds()
    work.execute(())
    size = sum(file.stat().st_size for file in out.iterdir())
    return {"seconds": time.perf_counter() - begun, "cpu": processor_seconds() - worked, "bytes": size}


def main():
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    folder = Path(job["folder"])
    (folder / "table").mkdir()
    with (folder / "table" / f"{TABLE}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(job["rows"][0]), quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(job["rows"])
    office, context = started(folder)
    try:
        registered(context, folder)
        url = template(context, folder, job["paragraphs"])
        ways = {"one": merge(context, folder, url, as_one=True), "files": merge(context, folder, url, as_one=False)}
        print(json.dumps(ways))
    finally:
        office.terminate()
        office.wait(20)


if __name__ == "__main__":
    main()
