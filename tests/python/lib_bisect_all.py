from bisect import bisect, bisect_left, bisect_right, insort, insort_left
a = [1, 3, 3, 3, 7, 9]
print([(bisect_left(a, x), bisect_right(a, x), bisect(a, x)) for x in range(11)])
print(bisect_left(a, 3, 2), bisect_right(a, 3, 0, 3), bisect_left(a, 5, lo=1, hi=4), bisect("acg", "d"))
words = ["fig", "kiwi", "banana"]
insort(words, "plum", key=len); insort_left(words, "pear", key=len); print(words, bisect_left(words, 5, key=len))
grades = "".join("FDCBA"[bisect([60, 70, 80, 90], s)] for s in (33, 99, 77, 70, 89, 90, 100)); print(grades)
made = []
for i in range(300): insort(made, i * 7919 % 307)
print(made == sorted(made), made[:5], made[-3:])
try: bisect_left(a, 1, -1)
except ValueError as e: print(e)
class L(list):
    def __getitem__(self, i): return -list.__getitem__(self, i)
print(bisect_left(L([5, 3, 1]), -3))
def search(a, x):
    i = bisect_left(a, x)
    return i if i < len(a) and a[i] == x else -1
print([search(made, x) for x in range(0, 307, 30)], sum(search(made, x) >= 0 for x in range(2000)))
