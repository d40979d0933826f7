# Threads that do not wait for each other, and what waits for nothing: locks, events, futures, timers.
import queue
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait

results, lock = [], threading.Lock()


def work(n, factor=1):
    total = sum(i * factor for i in range(n))
    with lock:
        results.append((n, total))


threads = [threading.Thread(target=work, args=(n,), kwargs={"factor": 2}, name=f"w{n}") for n in (10, 100, 1000)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results), [t.is_alive() for t in threads], [t.name for t in threads], lock.locked())


class Adder(threading.Thread):
    def __init__(self, numbers):
        super().__init__(daemon=True)
        self.numbers, self.total = numbers, None

    def run(self):
        self.total = sum(self.numbers)


adders = [Adder(range(n)) for n in (5, 50)]
for a in adders:
    a.start()
for a in adders:
    a.join()
print([a.total for a in adders], adders[0].daemon, threading.current_thread().name, threading.main_thread().name)
event = threading.Event()
setter = threading.Thread(target=event.set)
setter.start()
print(event.wait(1), event.is_set())
own = threading.local()
own.x = 1


def see():
    seen.append(hasattr(own, "x"))
    own.x = 2


seen = []
t = threading.Thread(target=see)
t.start()
t.join()
print(seen, own.x)
q = queue.Queue()


def produce():
    for i in range(5):
        q.put(i * i)
    q.put(None)


t = threading.Thread(target=produce)
t.start()
taken = list(iter(q.get, None))
t.join()
print(taken, q.empty())
r = threading.RLock()
with r, r:
    print("twice")
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.release())
with ThreadPoolExecutor(max_workers=3) as pool:
    futures = {pool.submit(pow, n, 2): n for n in range(5)}
    print(sorted((futures[f], f.result()) for f in as_completed(futures)))
    print(list(pool.map(lambda a, b: a + b, [1, 2, 3], [10, 20, 30])))
    bad = pool.submit(int, "x")
    done, rest = wait([bad])
    print(type(bad.exception()).__name__, len(done), len(rest), bad.done(), bad.cancel())
try:
    bad.result()
except ValueError as error:
    print(error)
fired = []
timer = threading.Timer(0.001, fired.append, ["tick"])
timer.start()
timer.join()
print(fired)
try:
    threads[0].start()
except RuntimeError as error:
    print(error)
try:
    lock.release()
except RuntimeError as error:
    print(error)
