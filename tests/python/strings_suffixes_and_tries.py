"""Suffix arrays with common prefixes, and tries: completion, longest prefixes, deletion, a trie as a mapping, many patterns at once."""
from collections import deque
from collections.abc import MutableMapping


def suffixes(s):
    rank, k, n = [ord(c) for c in s], 1, len(s)
    order = list(range(n))
    while n:
        def key(i):
            return rank[i], rank[i + k] if i + k < n else -1

        order.sort(key=key)
        new = [0] * n
        for a, b in zip(order, order[1:]):
            new[b] = new[a] + (key(a) != key(b))
        rank, k = new, k * 2
        if rank[order[-1]] == n - 1:
            break
    return order


def prefixes(s, order):
    place, out, h = {p: i for i, p in enumerate(order)}, [0] * len(s), 0
    for i in range(len(s)):
        if place[i]:
            j = order[place[i] - 1]
            while i + h < len(s) and j + h < len(s) and s[i + h] == s[j + h]:
                h += 1
            out[place[i]] = h
            h = max(h - 1, 0)
        else:
            h = 0
    return out


class Trie(MutableMapping):
    END = object()

    def __init__(self, *args, **names):
        self.root, self.size = {}, 0
        self.update(*args, **names)

    def _node(self, word, make=False):
        node = self.root
        for c in word:
            node = node.setdefault(c, {}) if make else node.get(c)
            if node is None:
                return {}
        return node

    def __setitem__(self, word, value):
        node = self._node(word, True)
        self.size += self.END not in node
        node[self.END] = value

    def __getitem__(self, word):
        try:
            return self._node(word)[self.END]
        except KeyError:
            raise KeyError(word) from None

    def __delitem__(self, word):
        trail = [self.root]
        for c in word:
            if c not in trail[-1]:
                raise KeyError(word)
            trail.append(trail[-1][c])
        del trail[-1][self.END]
        self.size -= 1
        for c, node in zip(reversed(word), trail[-2::-1]):
            if node[c]:
                break
            del node[c]

    def walk(self, prefix=""):
        stack = [(prefix, self._node(prefix))]
        while stack:
            word, node = stack.pop()
            if self.END in node:
                yield word
            stack.extend((word + c, node[c]) for c in sorted((c for c in node if c is not self.END), reverse=True))

    __iter__ = walk

    def __len__(self):
        return self.size


for s in "banana", "mississippi", "", "a", "abab" * 20, "żaba":
    order = suffixes(s)
    common = prefixes(s, order)
    longest = max(common, default=0)
    at = common.index(longest) if s else 0
    print(order[:12], common[:12], order == sorted(range(len(s)), key=lambda i: s[i:]), repr(s[order[at] : order[at] + longest]) if s else "-", len(s) * (len(s) + 1) // 2 - sum(common))
trie = Trie({"car": 1, "card": 2, "care": 3, "cat": 4}, dog=5, do=6)
trie[""] = 0
print(list(trie), len(trie), list(trie.walk("car")), list(trie.walk("x")), "ca" in trie, trie.get("ca", "none"), trie.pop("card"), trie.setdefault("cow", 9))
del trie["car"]
print(list(trie.items()), len(trie), trie == dict(trie), sorted(trie.keys() & {"do", "cat", "zz"}), trie.popitem())
for act in (lambda: trie["ca"], lambda: trie.__delitem__("zebra"), lambda: trie.pop("nope"), lambda: Trie(5), lambda: Trie([("a",)])):
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)
numbers = Trie((f"{i * i:o}", i) for i in range(200))
print(len(numbers), list(numbers.walk("17"))[:8], sum(numbers[w] for w in numbers))
