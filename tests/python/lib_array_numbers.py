"""Numbers in array.array: what is stored of derived numbers and booleans, and what is said of those that do not fit."""
from array import array


def facts():
    out = []
    a = array('d', [1, 2.5, True]); a[0] = 3; a[1] = -0.0; a.append(7); a.append(True); out.append((list(a), [type(x).__name__ for x in a]))
    class F(float): pass
    class I(int): pass
    a[0] = F(2.5); out.append(type(a[0]).__name__)
    b = array('i', [1, 2, 3]); b[0] = True; b[-1] = I(9); b.append(I(4)); b.append(False); out.append((list(b), [type(x).__name__ for x in b]))
    for code, v in (('b', 200), ('B', -1), ('i', 1.5), ('q', 2**63), ('Q', -1), ('h', 70000), ('d', 'x')):
        for f in (lambda c: c.append(v), lambda c: c.__setitem__(0, v)):
            try: f(array(code, [0])); out.append("ok")
            except Exception as e: out.append((type(e).__name__, str(e)))
    q = array('q', [0]); q[0] = 2**62; q.append(-2**63); q[True] = 5; out.append(list(q))
    for i in (5, -5, 'x', 1.0):
        try: out.append(b[i])
        except Exception as e: out.append((type(e).__name__, str(e)))
        try: b[i] = 1
        except Exception as e: out.append((type(e).__name__, str(e)))
    out.append(b[1:3].tolist()); f = array('f', [0.1]); f[0] = 0.2; f.append(1); out.append(list(f))
    return out
def limits():
    out = []
    for c in "bBhHiIlLqQ":
        for v in (2**80, -2**80, 2**64, 2**63, -2**63-1, 2**40, -2**40, -1, 70000, -70000, 200, -200, 2**31, 2**32):
            try: array(c,[v]); out.append((c, v))
            except Exception as e: out.append((c, v, str(e)))
    return out


for fact in facts() + limits():
    print(fact)

total = array("d", [0.0]) * 8
whole = array("i", range(8))
for turn in range(400):
    total[turn & 7] += whole[turn % 5] * 0.5
    whole[-1] = turn
    total[turn % 3] = total[turn % 3] - 1 if turn % 7 else turn
print(total, whole)
