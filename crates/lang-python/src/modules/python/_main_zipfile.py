"""What `-m zipfile` does: lists, tests, unpacks or makes an archive."""

import os
import sys
from zipfile import ZIP_DEFLATED, ZipFile


def _add(archive, path, name):
    if name and name not in (".", ".."):
        archive.write(path, name)
    if os.path.isdir(path):
        for inner in sorted(os.listdir(path)):
            _add(archive, os.path.join(path, inner), os.path.join(name, inner))


match sys.argv[1:]:
    case ["-l" | "--list", name]:
        with ZipFile(name) as archive:
            archive.printdir()
    case ["-t" | "--test", name]:
        with ZipFile(name) as archive:
            broken = archive.testzip()
        if broken:
            print(f"The following enclosed file is corrupted: {broken!r}", file=sys.stderr)
        print("Done testing")
    case ["-e" | "--extract", name, target]:
        with ZipFile(name) as archive:
            archive.extractall(target)
    case ["-c" | "--create", name, *sources] if sources:
        with ZipFile(name, "w", ZIP_DEFLATED) as archive:
            for source in sources:
                _add(archive, source, os.path.basename(source.rstrip("/")))
    case _:
        print("usage: zipfile [-h] (-l <zipfile> | -e <zipfile> <output_dir> | -c <name> [<file> ...] | -t <zipfile>)", file=sys.stderr)
        raise SystemExit(2)
