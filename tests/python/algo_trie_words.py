class Trie:
    def __init__(self):
        self.children, self.count, self.is_word = {}, 0, False
    def insert(self, word):
        node = self
        for letter in word:
            node.count += 1
            node = node.children.setdefault(letter, Trie())
        node.count += 1
        node.is_word = True
    def find(self, prefix):
        node = self
        for letter in prefix:
            if letter not in node.children: return None
            node = node.children[letter]
        return node
    def words(self, prefix=""):
        if self.is_word: yield prefix
        for letter in sorted(self.children):
            yield from self.children[letter].words(prefix + letter)
    def longest_common(self):
        node, made = self, ""
        while len(node.children) == 1 and not node.is_word:
            (letter, node), = node.children.items()
            made += letter
        return made
    def __contains__(self, word):
        node = self.find(word)
        return node is not None and node.is_word
    def __len__(self):
        return self.is_word + sum(map(len, self.children.values()))

trie = Trie()
text = "the then there these their this that those though through throughout thread three throw throne"
for word in text.split(): trie.insert(word)
print(len(trie), trie.longest_common())
print([w for w in ("the", "thr", "three", "threes", "") if w in trie])
for prefix in ("the", "thro", "tho", "x"):
    node = trie.find(prefix)
    print(prefix, node and node.count, list(node.words(prefix)) if node else [])
def fuzzy(node, word, left, made=""):
    if not word and node.is_word: yield made
    for letter, child in sorted(node.children.items()):
        cost = not word or letter != word[0]
        if cost <= left: yield from fuzzy(child, word[1:], left - cost, made + letter)
print(sorted(set(fuzzy(trie, "thosa", 1))), sorted(set(fuzzy(trie, "thxee", 2))))
