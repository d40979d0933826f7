# Arguments of identifiers that are refused, and a history of lines that is appended to a file.
import os
import readline
import tempfile
import uuid


def attempt(act):
    try:
        print(act())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: uuid.UUID(int=1, version=9))
attempt(lambda: uuid.UUID(int=1, version=0))
attempt(lambda: uuid.UUID(int=1, version=4))
attempt(lambda: uuid.UUID(hex="0" * 32, int=5))
attempt(lambda: uuid.UUID())
attempt(lambda: uuid.uuid3(uuid.NAMESPACE_DNS, b"x"))
attempt(lambda: uuid.uuid3(uuid.NAMESPACE_DNS, "x"))
attempt(lambda: uuid.uuid5(uuid.NAMESPACE_DNS, b"x"))

with tempfile.TemporaryDirectory() as folder:
    name = folder + "/history"
    readline.clear_history()
    readline.add_history("a")
    readline.add_history("b")
    try:
        readline.append_history_file(1, name)
    except FileNotFoundError:
        print("no file", os.listdir(folder))
    open(name, "w").close()
    for count in (3, 1, 0):
        readline.append_history_file(count, name)
        with open(name) as file:
            print(file.read().split())
