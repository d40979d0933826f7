# Folders as archives and back, files encoded to files, identifiers by the time, and the numbers of errors.
import base64
import errno
import io
import os
import shutil
import tempfile
import uuid
import zipfile

with tempfile.TemporaryDirectory() as folder:
    source = os.path.join(folder, "source")
    os.makedirs(os.path.join(source, "inner", "empty"))
    for name, text in ("a.txt", "first"), ("inner/b.txt", "second" * 100):
        with open(os.path.join(source, name), "w") as file:
            file.write(text)
    made = shutil.make_archive(os.path.join(folder, "whole"), "zip", source)
    print(os.path.relpath(made, folder))
    with zipfile.ZipFile(made) as archive:
        print(sorted(archive.namelist()))
    made = shutil.make_archive(os.path.join(folder, "part"), "zip", folder, "source/inner")
    with zipfile.ZipFile(made) as archive:
        print(sorted(archive.namelist()))
    target = os.path.join(folder, "target")
    shutil.unpack_archive(made, target)
    print([(os.path.relpath(path, target), sorted(folders), files) for path, folders, files in os.walk(target)])
    shutil.unpack_archive(os.path.join(folder, "whole.zip"), os.path.join(folder, "again"), "zip")
    with open(os.path.join(folder, "again", "inner", "b.txt")) as file:
        print(len(file.read()))
    broken = os.path.join(folder, "broken.zip")
    with open(broken, "w") as file:
        file.write("no archive")
    for act in (
        lambda: shutil.unpack_archive(broken, folder), lambda: shutil.unpack_archive("x.unknown"),
        lambda: shutil.unpack_archive("x", format="none"), lambda: shutil.make_archive("x", "none"),
        lambda: shutil.make_archive("x", "zip", "/nonexistent"),
    ):
        try:
            act()
        except (OSError, ValueError) as error:
            print(type(error).__name__, str(error).replace(folder, ""))
    shutil.register_unpack_format("own", [".own"], lambda name, folder: print("unpacked", name))
    shutil.unpack_archive("x.own", folder)
    shutil.unregister_unpack_format("own")
    print([name for name, *_ in shutil.get_unpack_formats() if name in ("own", "zip")])

coded, plain = io.BytesIO(), io.BytesIO()
base64.encode(io.BytesIO(bytes(range(100))), coded)
print(coded.getvalue())
coded.seek(0)
base64.decode(coded, plain)
print(plain.getvalue() == bytes(range(100)))

first, second = uuid.uuid1(), uuid.uuid1(node=0x123456789ABC, clock_seq=0x1234)
print(first.version, first.variant == uuid.RFC_4122, first.time < second.time, hex(second.node), hex(second.clock_seq))
print(first <= first, first >= first, uuid.getnode() == uuid.getnode())
print(errno.ENOTSUP, errno.EALREADY, errno.errorcode[errno.EWOULDBLOCK], errno.ECONNABORTED, len(errno.errorcode) > 100)
known = uuid.UUID("12345678-9abc-4def-8123-456789abcdef")
print(known.fields, known.bytes_le.hex(), known.time_low, known.clock_seq, uuid.UUID(fields=known.fields) == known)
print(uuid.UUID(bytes_le=known.bytes_le) == known)
for wrong in {"fields": (1, 2)}, {"fields": (1 << 32, 0, 0, 0, 0, 0)}, {"bytes_le": b"a"}:
    try:
        uuid.UUID(**wrong)
    except ValueError as error:
        print(error)
