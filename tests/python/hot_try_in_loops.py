def parse(s):
    try: return int(s)
    except ValueError:
        try: return float(s)
        except ValueError: return None
data = ["1", "2.5", "x", "", "1e3", "7"]
print(sum(parse(data[i % 6]) or 0 for i in range(3000)))
def safe(d, *keys):
    for k in keys:
        try: d = d[k]
        except (KeyError, IndexError, TypeError) as e: return type(e).__name__
    return d
t = {"a": [1, {"b": 5}]}; tally = {}
for i in range(2000):
    r = safe(t, *[("a", 1, "b"), ("a", 9), ("z",), ("a", 0, 0), ("a", "q")][i % 5]); tally[r] = tally.get(r, 0) + 1
print(tally); n = 0
for i in range(1500):
    try: n += 10 // (i % 4) if i % 3 else [1][i % 2]
    except ZeroDivisionError: n -= 1
    except IndexError: n -= 2
    else: n += 1
    finally: n += i % 2
print(n)
