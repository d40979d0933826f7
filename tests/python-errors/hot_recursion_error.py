def depth(tree):
    left, right = tree
    return 1 + max(depth(left) if left else 0, depth(right) if right else 0)


def build(n):
    return (build(n - 1), build(n - 1)) if n else (None, None)


print(depth(build(11)))
depth(((None, None), (None, (7, None))))
