PUZZLE = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"
def solve(text):
    rows, cols, boxes = [0] * 9, [0] * 9, [0] * 9
    grid, empty, tries = [0] * 81, [], 0
    for i, c in enumerate(text):
        if c == ".": empty.append(i); continue
        b = 1 << int(c); r, k = divmod(i, 9); grid[i] = int(c)
        rows[r] |= b; cols[k] |= b; boxes[r // 3 * 3 + k // 3] |= b
    def free(i): r, k = divmod(i, 9); return ~(rows[r] | cols[k] | boxes[r // 3 * 3 + k // 3]) & 0b1111111110
    def go():
        nonlocal tries
        if not empty: return True
        i = min(empty, key=lambda j: free(j).bit_count()); empty.remove(i)
        r, k = divmod(i, 9); q = r // 3 * 3 + k // 3; left = free(i)
        while left:
            b = left & -left; left ^= b; tries += 1
            rows[r] |= b; cols[k] |= b; boxes[q] |= b; grid[i] = b.bit_length() - 1
            if go(): return True
            rows[r] ^= b; cols[k] ^= b; boxes[q] ^= b
        grid[i] = 0; empty.append(i)
        return False
    return (go(), tries, grid)
ok, tries, grid = solve(PUZZLE); print(ok, tries)
for r in range(0, 81, 9): print(*grid[r:r + 9])
print(all(len(set(grid[r * 9 + c] for c in range(9))) == 9 for r in range(9)))
