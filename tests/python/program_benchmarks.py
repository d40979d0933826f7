# Small sizes of the usual benchmark programs: nbody, fannkuch, spectral norm, binary trees, mandelbrot, sieve,
# matrix product, queens, hashing, string building, random numbers.


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


DAYS = 365.24
SOLAR = 4 * 3.141592653589793**2


def solar_system():
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, SOLAR),
        Body(4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694 * DAYS, 0.00769901118419740425 * DAYS, -0.0000690460016972063023 * DAYS, 0.000954791938424326609 * SOLAR),
        Body(8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411899 * DAYS, 0.00499852801234917238 * DAYS, 0.0000230417297573763929 * DAYS, 0.000285885980666130812 * SOLAR),
    ]


def energy(bodies):
    e = 0.0
    for i, b in enumerate(bodies):
        e += 0.5 * b.mass * (b.vx**2 + b.vy**2 + b.vz**2)
        for c in bodies[i + 1 :]:
            e -= b.mass * c.mass / ((b.x - c.x) ** 2 + (b.y - c.y) ** 2 + (b.z - c.z) ** 2) ** 0.5
    return e


def advance(bodies, dt):
    for i in range(len(bodies)):
        b = bodies[i]
        for j in range(i + 1, len(bodies)):
            c = bodies[j]
            dx, dy, dz = b.x - c.x, b.y - c.y, b.z - c.z
            mag = dt / (dx * dx + dy * dy + dz * dz) ** 1.5
            b.vx -= dx * c.mass * mag
            b.vy -= dy * c.mass * mag
            b.vz -= dz * c.mass * mag
            c.vx += dx * b.mass * mag
            c.vy += dy * b.mass * mag
            c.vz += dz * b.mass * mag
    for b in bodies:
        b.x += dt * b.vx
        b.y += dt * b.vy
        b.z += dt * b.vz


def fannkuch(n):
    p, count = list(range(n)), list(range(1, n + 1))
    checksum = flips = 0
    sign, r = 1, n
    while True:
        if p[0]:
            q, f = p[:], 0
            while q[0]:
                k = q[0] + 1
                q[:k] = q[:k][::-1]
                f += 1
            flips = max(flips, f)
            checksum += f * sign
        if sign == 1:
            p[0], p[1] = p[1], p[0]
            sign = -1
        else:
            p[1], p[2] = p[2], p[1]
            sign = 1
            for i in range(2, n):
                if count[i] != 1:
                    count[i] -= 1
                    break
                if i == n - 1:
                    return checksum, flips
                count[i] = i + 1
                p.insert(i + 1, p.pop(0))


def spectral(n):
    def a(i, j):
        return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)

    def times(v):
        return [sum(a(i, j) * v[j] for j in range(n)) for i in range(n)]

    def times_transposed(v):
        return [sum(a(j, i) * v[j] for j in range(n)) for i in range(n)]

    u = [1.0] * n
    for _ in range(4):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    vbv = sum(x * y for x, y in zip(u, v))
    return (vbv / sum(x * x for x in v)) ** 0.5


def tree(depth):
    return (None, None) if depth == 0 else (tree(depth - 1), tree(depth - 1))


def check(node):
    left, right = node
    return 1 if left is None else 1 + check(left) + check(right)


def mandelbrot(n):
    rows = []
    for y in range(n):
        row = 0
        for x in range(n):
            c = complex_pair = (2.0 * x / n - 1.5, 2.0 * y / n - 1.0)
            zr, zi = 0.0, 0.0
            for i in range(25):
                zr, zi = zr * zr - zi * zi + c[0], 2 * zr * zi + complex_pair[1]
                if zr * zr + zi * zi > 4:
                    break
            else:
                row |= 1 << x
        rows.append(row)
    return rows


def sieve(n):
    flags = [True] * n
    flags[0] = flags[1] = False
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = [False] * len(range(i * i, n, i))
    return sum(flags)


class Lcg:
    def __init__(self, seed):
        self.state = seed

    def next(self, high):
        self.state = (self.state * 3877 + 29573) % 139968
        return high * self.state / 139968


def fasta(n):
    table, total = [], 0.0
    for symbol, p in (("a", 0.3), ("c", 0.2), ("g", 0.2), ("t", 0.3)):
        total += p
        table.append((total, symbol))
    lcg, out = Lcg(42), []
    for _ in range(n):
        r = lcg.next(1.0)
        for limit, symbol in table:
            if r < limit:
                out.append(symbol)
                break
    return "".join(out)


def knucleotide(sequence, k):
    counts = {}
    for i in range(len(sequence) - k + 1):
        piece = sequence[i : i + k]
        counts[piece] = counts.get(piece, 0) + 1
    return sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:4]


def reverse_complement(sequence):
    table = {"a": "t", "t": "a", "c": "g", "g": "c"}
    return "".join(table[c] for c in reversed(sequence))


bodies = solar_system()
print("%.9f" % energy(bodies))
for _ in range(500):
    advance(bodies, 0.01)
print("%.9f" % energy(bodies))
print(fannkuch(6), "%.9f" % spectral(20), check(tree(9)), sum(check(tree(4)) for _ in range(20)))
print([hex(r) for r in mandelbrot(24)][::4], sum(bin(r).count("1") for r in mandelbrot(24)))
print(sieve(20000), sieve(100))
dna = fasta(1500)
print(dna[:60], knucleotide(dna, 1), knucleotide(dna, 3), reverse_complement(dna)[:20])
