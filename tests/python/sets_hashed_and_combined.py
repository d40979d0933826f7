# Sets combined by operators, whether they share keys, and the hashes of frozen sets, which are kept.
evens, threes = set(range(0, 3000, 2)), set(range(0, 3000, 3))
print(len(evens & threes), len(evens | threes), len(evens - threes), len(evens ^ threes), evens.isdisjoint(threes))
print(sorted(evens & threes)[:5], list(set(range(40)) & set(range(20, 60)))[:5], {1, 2, 3} & {2, 3, 4}, {5, 1, 9} - {9})
print({1, 2}.isdisjoint({3}), {1, 2}.isdisjoint({2, 3, 4}), set().isdisjoint({1}), {1}.isdisjoint([1]), {1}.isdisjoint(()))
print(set("abc").isdisjoint("xyz"), frozenset("abc").isdisjoint(set("cde")), {(1, 2)} & {(1, 2), (3, 4)})


class Key:
    compared = 0

    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value % 3

    def __eq__(self, other):
        Key.compared += 1
        return self.value == other.value


one, other = {Key(i) for i in range(6)}, {Key(i) for i in range(3, 9)}
print(sorted(key.value for key in one & other), sorted(key.value for key in one - other), sorted(key.value for key in one ^ other))
print(one.isdisjoint(other), one.isdisjoint({Key(20)}))

hashed = []


class Told:
    def __hash__(self):
        hashed.append(1)
        return 7


told = Told()
frozen = frozenset([told])
del hashed[:]
print(hash(frozen) == hash(frozenset([told])), hash(frozen) == hash(frozen), {frozen: 1}[frozen])
for wanted in [frozenset(), frozenset([1]), frozenset([1, 2, 3]), frozenset(range(100)), frozenset([frozenset([1]), frozenset([2, 3])])]:
    print(hash(wanted), hash(wanted), hash(frozenset(set(wanted))) == hash(wanted), wanted == frozenset(wanted))
nested = frozenset()
for _ in range(60):
    nested = frozenset([nested, frozenset([nested])])
print(hash(nested) == hash(nested), nested in {nested})


class Named(frozenset):
    pass


print(hash(Named([1, 2])) == hash(frozenset([1, 2])), {Named([1]): 2}[frozenset([1])])
states = {frozenset(range(i, i + 20)): i for i in range(50)}
print(sum(states[frozenset(range(i, i + 20))] for i in range(50)), sum(states[key] for key in states))
both = frozenset("ab") | {"c"}
print(hash(both) == hash(frozenset("abc")), hash(both & {"a"}) == hash(frozenset("a")))
