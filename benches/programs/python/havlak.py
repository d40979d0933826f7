# Havlak: finds the loops of control-flow graphs with union-find; tests lists, sets, recursion and objects.

BODY, REDUCIBLE, SELF, IRREDUCIBLE, DEAD = range(5)
UNVISITED = -1
MAX_BACK_PREDECESSORS = 32 * 1024


class Block:
    def __init__(self, name):
        self.name = name
        self.incoming = []
        self.outgoing = []


class Graph:
    def __init__(self):
        self.blocks = {}
        self.start = None

    def block(self, name):
        block = self.blocks.get(name)
        if block is None:
            block = self.blocks[name] = Block(name)
            if self.start is None:
                self.start = block
        return block

    def edge(self, source, target):
        a, b = self.block(source), self.block(target)
        a.outgoing.append(b)
        b.incoming.append(a)

    def straight(self, at, n):
        for i in range(n):
            self.edge(at + i, at + i + 1)
        return at + n

    def diamond(self, at):
        self.edge(at, at + 1)
        self.edge(at, at + 2)
        self.edge(at + 1, at + 3)
        self.edge(at + 2, at + 3)
        return at + 3

    def base_loop(self, at):
        header = self.straight(at, 1)
        left = self.diamond(header)
        right = self.straight(left, 1)
        second = self.diamond(right)
        last = self.straight(second, 1)
        self.edge(last, left)
        self.edge(second, header)
        return self.straight(last, 1)


class Loop:
    def __init__(self, number, header, reducible):
        self.number = number
        self.header = header
        self.reducible = reducible
        self.parent = None
        self.children = []
        self.blocks = [header] if header is not None else []
        self.nesting = 0

    def set_nesting(self, level):
        self.nesting = max(self.nesting, level)
        return self.nesting


class LoopTree:
    def __init__(self):
        self.root = Loop(0, None, True)
        self.loops = [self.root]

    def make(self, header, reducible):
        loop = Loop(len(self.loops), header, reducible)
        self.loops.append(loop)
        return loop

    def finish(self):
        for loop in self.loops[1:]:
            if loop.parent is None:
                loop.parent = self.root
                self.root.children.append(loop)
        self.nest(self.root, 0)

    def nest(self, loop, depth):
        height = 0
        for child in loop.children:
            height = max(height, self.nest(child, depth + 1) + 1)
        loop.set_nesting(height)
        return height


class Node:
    def __init__(self):
        self.parent = self
        self.block = None
        self.loop = None
        self.number = 0

    def init(self, block, number):
        self.block = block
        self.number = number

    def find(self):
        path, node = [], self
        while node is not node.parent:
            if node.parent is not node.parent.parent:
                path.append(node)
            node = node.parent
        for passed in path:
            passed.parent = node.parent
        return node


def depth_first(block, nodes, number, last, current):
    """Numbers the blocks in preorder and notes the last descendant of each; its own stack, as graphs are deep."""
    nodes[current].init(block, current)
    number[block.name] = current
    stack = [(block, current, 0)]
    counter = current
    while stack:
        block, mine, index = stack.pop()
        outgoing = block.outgoing
        pushed = False
        while index < len(outgoing):
            target = outgoing[index]
            index += 1
            if number[target.name] == UNVISITED:
                counter += 1
                nodes[counter].init(target, counter)
                number[target.name] = counter
                stack.append((block, mine, index))
                stack.append((target, counter, 0))
                pushed = True
                break
        if not pushed:
            last[mine] = counter
    return counter


def find_loops(graph, tree):
    size = len(graph.blocks)
    back = [[] for _ in range(size)]
    forward = [set() for _ in range(size)]
    last = [0] * size
    header = [0] * size
    kind = [BODY] * size
    nodes = [Node() for _ in range(size)]
    number = {name: UNVISITED for name in graph.blocks}
    depth_first(graph.start, nodes, number, last, 0)
    for w in range(size):
        block = nodes[w].block
        if block is None:
            kind[w] = DEAD
            continue
        for source in block.incoming:
            v = number[source.name]
            if v != UNVISITED:
                if w <= v <= last[w]:
                    back[w].append(v)
                else:
                    forward[w].add(v)
    for w in range(size - 1, -1, -1):
        pool = []
        block = nodes[w].block
        if block is None:
            continue
        for v in back[w]:
            if v != w:
                pool.append(nodes[v].find())
            else:
                kind[w] = SELF
        work = pool[:]
        if pool:
            kind[w] = REDUCIBLE
        while work:
            x = work.pop(0)
            if len(forward[x.number]) > MAX_BACK_PREDECESSORS:
                return
            for y in sorted(forward[x.number]):
                ydash = nodes[y].find()
                if not w <= ydash.number <= last[w]:
                    kind[w] = IRREDUCIBLE
                    forward[w].add(ydash.number)
                elif ydash.number != w and ydash not in pool:
                    work.append(ydash)
                    pool.append(ydash)
        if pool or kind[w] == SELF:
            loop = tree.make(block, kind[w] != IRREDUCIBLE)
            nodes[w].loop = loop
            for node in pool:
                header[node.number] = w
                node.parent = nodes[w]
                if node.loop is not None:
                    node.loop.parent = loop
                    loop.children.append(node.loop)
                else:
                    loop.blocks.append(node.block)


def build():
    graph = Graph()
    graph.block(0)
    graph.base_loop(0)
    graph.block(1)
    graph.edge(0, 2)
    at = 2
    for _ in range(4):
        at = graph.straight(at, 1)
        top = at
        graph.edge(2, at + 1)
        for _ in range(12):
            outer = at
            at = graph.straight(at, 1)
            for _ in range(5):
                at = graph.base_loop(at)
            bottom = graph.straight(at, 1)
            graph.edge(at, outer)
            at = bottom
        graph.edge(at, top)
    graph.straight(at, 1)
    return graph


def havlak(rounds):
    total = 0
    graph = build()
    for _ in range(rounds):
        tree = LoopTree()
        find_loops(graph, tree)
        tree.finish()
        total += len(tree.loops) * 1000 + tree.root.nesting + sum(len(l.blocks) for l in tree.loops)
        total += sum(not l.reducible for l in tree.loops)
    return total + len(graph.blocks)

import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = havlak(140)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("havlak %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
