"""Draws the Mandelbrot set with characters.

    cargo run --release --bin updraft -- examples/mandelbrot.py --stats

The inner loop is plain float arithmetic: watch it rise from the interpreter to native code with --trace=tiering.
"""

SHADES = " .:-=+*#%@"
WIDTH, HEIGHT, LIMIT = 100, 36, 2000


def escape_time(cr, ci):
    """How many steps the point takes to leave, at most LIMIT."""
    zr = zi = 0.0
    for step in range(LIMIT):
        zr2, zi2 = zr * zr, zi * zi
        if zr2 + zi2 > 4.0:
            return step
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return LIMIT


def shade(steps):
    if steps == LIMIT:
        return SHADES[-1]
    return SHADES[min(steps // 2, len(SHADES) - 2)]


total = 0
for row in range(HEIGHT):
    line = []
    for column in range(WIDTH):
        steps = escape_time(3.0 * column / WIDTH - 2.1, 2.4 * row / HEIGHT - 1.2)
        total += steps
        line.append(shade(steps))
    print("".join(line).rstrip())
print(f"{total:,} steps")
