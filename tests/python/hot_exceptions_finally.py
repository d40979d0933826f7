class Stop(Exception):
    def __init__(self, n): super().__init__(n); self.n = n
def work(i, log):
    try:
        if i % 7 == 0: raise Stop(i)
        if i % 5 == 0: return "five"
        if i % 3 == 0: [][i]
        return i // (i % 2)
    except ZeroDivisionError:
        log["zero"] += 1
        return -1
    except Stop as e:
        log["stop"] += e.n
        raise
    else:
        log["never"] += 1
    finally:
        log["finally"] += 1
        if i % 11 == 0: return "eleven"
log = dict.fromkeys(["zero", "stop", "finally", "never", "index"], 0)
kinds = {}
for i in range(3000):
    try: r = work(i, log)
    except Stop as e: r = "stop"
    except IndexError as e: r = "index"; log["index"] += 1
    key = r if isinstance(r, str) else "n"
    kinds[key] = kinds.get(key, 0) + 1
print(log, sorted(kinds.items()))
def loop():
    out = []
    for i in range(1500):
        while True:
            try:
                if i % 4 == 0: break
                if i % 4 == 1: continue_ = True; raise KeyError(i)
                out.append(i)
                break
            except KeyError:
                break
            finally:
                if i % 6 == 0: out.append(-i)
    return len(out), sum(out)
print(loop())
def nested(n):
    try:
        try:
            if n: return nested(n - 1) + 1
            raise ValueError("bottom")
        finally:
            n += 100
    except ValueError as e:
        if n > 103: return n
        raise
print([nested(k) for k in range(4, 9)])
