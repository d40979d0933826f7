import logging, io
out = io.StringIO(); h = logging.StreamHandler(out); h.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s"))
log = logging.getLogger("app.part"); log.addHandler(h); log.setLevel(logging.INFO); log.propagate = False
log.debug("no"); log.info("x=%d y=%s", 1, "b"); log.warning("w %(k)s", {"k": 5}); log.error("plain %"); log.log(25, "custom")
try: 1 / 0
except ZeroDivisionError: log.exception("bad")
class F(logging.Filter):
    def filter(self, r): return "skip" not in r.getMessage()
h.addFilter(F()); log.info("skip this"); log.critical("kept"); child = log.getChild("sub"); child.info("up")
print("\n".join(l for l in out.getvalue().splitlines() if "line" not in l and "^" not in l and "1 / 0" not in l)); print(log.name, log.level, log.getEffectiveLevel(), child.getEffectiveLevel(), logging.getLevelName(40), logging.getLevelName("INFO"), log.isEnabledFor(10), logging.getLogger("app.part") is log, child.parent is log)
class L(logging.Handler):
    def emit(self, r): got.append((r.levelno, r.msg, r.args))
got = []; q = logging.getLogger("q"); q.addHandler(L()); q.propagate = False; q.setLevel(1)
for i in range(300): q.log(i % 50 + 1, "m%s", i)
print(len(got), got[0], got[-1]); logging.disable(30); q.info("gone"); print(len(got)); logging.disable(0)
