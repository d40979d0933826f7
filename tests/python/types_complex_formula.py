import cmath
z = 3 - 4j
print(z.real, z.imag, abs(z), z.conjugate(), z * 1j, z / (1 + 1j), z ** 2, -z, z == 3 - 4j, bool(0j), complex(2), z + 1, 2.5 * z, cmath.sqrt(-4), cmath.polar(1j), [complex(round(r.real, 9), round(r.imag, 9)) for r in (cmath.exp(2j * cmath.pi * k / 3) for k in range(3))])
def mandel(c):
    z = 0
    for n in range(60):
        if abs(z) > 2: return n
        z = z * z + c
    return 60
print("\n".join("".join(" .:-=+*#%@"[mandel(complex(x / 16, y / 6)) % 10] for x in range(-34, 12)) for y in range(-7, 8)))
for bad in (lambda: z < 1, lambda: int(z), lambda: z // 2, lambda: z % 2, lambda: 1j / 0, lambda: round(z)):
    try: bad()
    except (TypeError, ZeroDivisionError) as e: print(type(e).__name__, e)
