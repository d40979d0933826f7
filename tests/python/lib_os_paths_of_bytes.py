# Paths as bytes, descriptors of directories, and the errors of both.
import os
import tempfile


def shown(f, *arguments):
    try:
        print(repr(f(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


shown(os.unlink, b"")
shown(os.unlink, "")
shown(os.unlink, b"/nonexistent")
shown(os.remove, "a\0b")
shown(os.remove, b"a\0b")
shown(os.stat, "a\0b")
shown(os.path.exists, "a\0b")
shown(os.remove, 5)
shown(os.mkdir, b"/nonexistent/x")
shown(os.rename, b"/nonexistent/x", "/y")
shown(os.replace, "/nonexistent/x", "y")
shown(os.symlink, "a", "/nonexistent/b")
shown(os.stat, b"/nonexistent")
shown(os.chmod, b"/nonexistent", 0)
shown(os.listdir, b"/nonexistent")
shown(os.path.exists, b"/nonexistent")
shown(os.path.isdir, b"/")

with tempfile.TemporaryDirectory() as folder:
    folder = os.fsencode(folder)
    name = folder + b"/file"
    with open(name, "w") as file:
        file.write("text")
    print(os.listdir(folder), os.listdir(os.fsdecode(folder)), os.path.isfile(name), os.stat(name).st_size)
    os.rename(name, folder + b"/other")
    print(os.listdir(folder))

    number = os.open(folder, os.O_RDONLY)
    print(os.fsync(number), os.fstat(number).st_mode == os.stat(folder).st_mode)
    shown(os.read, number, 5)
    shown(os.write, number, b"a")
    os.close(number)
    shown(os.close, number)
    shown(os.fsync, number)
    shown(os.fstat, number)
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    os.close(number)
    try:
        os.open(folder, os.O_WRONLY)
    except IsADirectoryError as error:
        print(error.errno, error.strerror)
    try:
        os.open(folder + b"/other", os.O_RDONLY | os.O_DIRECTORY)
    except NotADirectoryError as error:
        print(error.errno, error.strerror)
    os.unlink(folder + b"/other")
    print(os.listdir(folder))
shown(os.fsync, 9999)
