def swap_all(pairs):
    out = []
    for pair in pairs:
        a, b = pair
        out.append((b, a))
    return out


pairs = [(i, -i) for i in range(3000)]
print(len(swap_all(pairs)))
pairs[2000] = (1, 2, 3)
swap_all(pairs)
