"""Orders of graphs in which everything comes after what it depends on."""

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._before = {}
        self._after = {}
        self._ready = None
        self._left = 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._before.setdefault(node, 0)
        self._after.setdefault(node, [])
        self._before[node] += len(predecessors)
        for one in predecessors:
            self._before.setdefault(one, 0)
            self._after.setdefault(one, []).append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node for node, count in self._before.items() if count == 0]
        self._out = set()
        self._done = set()
        self._left = len(self._before)
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _cycle(self):
        states = {}
        for root in self._after:
            if root in states:
                continue
            path = [root]
            steps = [iter(self._after[root])]
            states[root] = 1
            while path:
                for node in steps[-1]:
                    if states.get(node) == 1:
                        return path[path.index(node) :] + [node]
                    if node not in states:
                        states[node] = 1
                        path.append(node)
                        steps.append(iter(self._after[node]))
                        break
                else:
                    states[path.pop()] = 2
                    steps.pop()
        return None

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        ready = tuple(self._ready)
        self._ready = []
        self._out.update(ready)
        return ready

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return bool(self._ready) or len(self._done) < len(self._out)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            if node not in self._before:
                raise ValueError(f"node {node!r} was not added using add()")
            if node not in self._out:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if node in self._done:
                raise ValueError(f"node {node!r} was already marked done")
            self._done.add(node)
            for one in self._after[node]:
                self._before[one] -= 1
                if self._before[one] == 0:
                    self._ready.append(one)

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)
