class Node:
    def __init__(self, name, parent=None): self.name, self.parent = name, parent
    @property
    def path(self): return "/" if self.parent is None else self.parent.path.rstrip("/") + "/" + self.name
    def __lt__(self, o): return self.name < o.name
class File(Node):
    def __init__(self, name, parent, data=""): super().__init__(name, parent); self.data = data
    def size(self): return len(self.data)
class Dir(Node):
    def __init__(self, name="", parent=None): super().__init__(name, parent); self.kids = {}
    def size(self): return sum(k.size() for k in self.kids.values())
    def __iter__(self): return iter(sorted(self.kids.values()))
    def walk(self):
        for k in self:
            yield k
            if isinstance(k, Dir): yield from k.walk()
class FS:
    def __init__(self): self.root = self.cwd = Dir()
    def find(self, path):
        at = self.root if path.startswith("/") else self.cwd
        for part in path.split("/"):
            if part in ("", "."): continue
            if part == "..": at = at.parent or at; continue
            if not isinstance(at, Dir): raise NotADirectoryError(at.path)
            if part not in at.kids: raise FileNotFoundError(path)
            at = at.kids[part]
        return at
    def mkdir(self, path):
        at = self.root if path.startswith("/") else self.cwd
        for part in filter(None, path.split("/")): at = at.kids.setdefault(part, Dir(part, at))
        return at
    def write(self, path, data):
        head, _, name = path.rpartition("/"); d = self.find(head or ("/" if path.startswith("/") else ".")); d.kids[name] = File(name, d, data)
    def rm(self, path): n = self.find(path); del n.parent.kids[n.name]
    def cd(self, path): self.cwd = self.find(path)
fs = FS(); fs.mkdir("/a/b/c"); fs.write("/a/x.txt", "hello"); fs.write("/a/b/y.txt", "z" * 100); fs.cd("/a/b"); fs.write("here", "abc"); fs.mkdir("d")
print([n.path for n in fs.root.walk()], fs.root.size(), fs.find("../x.txt").data, fs.find("../../a/./b").path, fs.find("..").path)
for bad in (lambda: fs.find("/nope"), lambda: fs.find("/a/x.txt/q"), lambda: fs.rm("zz"), lambda: fs.cd("here") or fs.write("k", "")):
    try: bad(); print("fine")
    except (OSError, AttributeError) as e: print(type(e).__name__, e)
fs.cd("/")
for i in range(300): fs.mkdir(f"/deep/{i % 7}/{i % 11}"); fs.write(f"/deep/{i % 7}/{i % 11}/f{i}", "x" * i)
print(sum(1 for _ in fs.root.walk()), fs.find("/deep/3").size(), max((n for n in fs.root.walk() if isinstance(n, File)), key=File.size).path); fs.rm("/deep"); print(fs.root.size())
