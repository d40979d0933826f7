# Kinds of files by their names, files and directories compared, and small services of the system.
import faulthandler
import filecmp
import mimetypes
import os
import readline
import resource
import tempfile

for name in [
    "a.html", "b.tar.gz", "c.tgz", "d.PNG", "e.json", "f.unknown", "noextension", "x.txt.bz2", "dir.d/file", "http://host/p/q.css?x=1#y",
    "data:text/html;base64,abc", "data:,abc", "m.js", "n.svgz", "q.mp4", "r.py", "s.md", "t.csv", "/a/b/c.pdf",
]:
    print(name, mimetypes.guess_type(name))
for kind in "text/html", "image/jpeg", "IMAGE/PNG", "application/zip", "no/such", "text/plain":
    print(kind, mimetypes.guess_extension(kind))
print(mimetypes.guess_all_extensions("audio/mpeg")[:2])
mimetypes.add_type("application/x-own", ".own")
print(mimetypes.guess_type("a.own"), mimetypes.guess_extension("application/x-own"), mimetypes.types_map[".html"])

with tempfile.TemporaryDirectory() as folder:
    left, right = os.path.join(folder, "l"), os.path.join(folder, "r")
    for side, files in (left, {"same": "1", "other": "22", "left": "3"}), (right, {"same": "1", "other": "33", "right": "4"}):
        os.makedirs(os.path.join(side, "inner"))
        for name, text in files.items():
            with open(os.path.join(side, name), "w") as file:
                file.write(text)
            os.utime(os.path.join(side, name), (1, 1 if name != "other" else len(side)))
    os.utime(os.path.join(right, "other"), (5, 5))
    with open(os.path.join(left, "inner", "deep"), "w") as file:
        file.write("x")
    print(filecmp.cmp(os.path.join(left, "same"), os.path.join(right, "same")))
    print(filecmp.cmp(os.path.join(left, "same"), os.path.join(right, "same"), shallow=False))
    print(filecmp.cmp(os.path.join(left, "other"), os.path.join(right, "other")))
    print(filecmp.cmp(left, right))
    print(filecmp.cmpfiles(left, right, ["same", "other", "left", "none"]))
    compared = filecmp.dircmp(left, right)
    print(compared.left_only, compared.right_only, compared.common, compared.common_files, compared.common_dirs)
    print(compared.same_files, compared.diff_files, compared.funny_files, compared.subdirs["inner"].left_only)

usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime >= 0, usage.ru_maxrss > 0, len(usage), len(resource.getrlimit(resource.RLIMIT_NOFILE)))
resource.setrlimit(resource.RLIMIT_STACK, resource.getrlimit(resource.RLIMIT_STACK))
for refused in (99, (1, 1)), (resource.RLIMIT_NOFILE, (1,)):
    try:
        resource.setrlimit(*refused)
    except ValueError as error:
        print(error)
faulthandler.enable()
print(faulthandler.is_enabled(), faulthandler.disable(), faulthandler.is_enabled())
readline.parse_and_bind("tab: complete")
readline.clear_history()
readline.add_history("one")
readline.add_history("two")
print(readline.get_current_history_length(), readline.get_history_item(1), readline.get_history_item(5))
