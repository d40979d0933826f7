z = 3 + 4j
print(z, -z, +z, abs(z), z.real, z.imag, z.conjugate(), z == 3 + 4j, z != 3, bool(0j), not 1j)
print(z + 1, 1 + z, z - 2.5, 2 - z, z * 2, z * z, z / 2, 10 / z, z / (1 - 1j), z ** 2, z ** -1, z ** 0, 2 ** z)
print(complex(), complex(1), complex(1.5, -2), complex('1+2j'), complex('-j'), complex(' 2.5 '), complex(1j), complex(1, 1j), complex(True))
print(repr(1j), str(1.5j), -0j, 1e20j, 1e-7j, complex('inf'), complex('nan'), [2j], (1 - 0j), complex(-0.0, -1))
print((-8) ** (1/3), (-1) ** 0.5, (-4) ** 0.5, pow(-1, 0.5), 1j ** 2, 1j ** 1j)
print(hash(1 + 0j) == hash(1), hash(2.5 + 0j) == hash(2.5), {1 + 0j: 'one'}[1], 1 + 0j == True, 1j in [1j], sum([1j, 2, 0.5]))
print(f'{z}', f'{z:.2f}', f'{z:>12}', f'{z:+.1e}', '%s' % z, '{:.3}'.format(1/3 + 1j/3), format(2j, 'g'), f'{1234567.5 + 2j:,}')
for bad in ['z < 1', 'z // 2', 'z % 2', '1j / 0', '0j ** -1', 'complex("x")', 'complex("1", 2)', 'int(z)', 'float(z)', 'complex([])', 'round(z)', 'divmod(z, 1)']:
    try: exec(bad)
    except Exception as e: print(bad, type(e).__name__, e)
def mandel(c, n=50):
    z = 0
    for i in range(n):
        z = z * z + c
        if abs(z) > 2: return i
    return n
print(''.join(' .:-=+*#%@'[mandel(complex(x / 20, y / 8)) % 10] for y in range(-8, 9) for x in range(-40, 21)))
