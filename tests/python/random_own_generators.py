import random
class R(random.Random):
    def random(self): return 0.25
r=R(); print(r.random(), r.uniform(0,8), r.randint(1,100), r.choice([1,2,3,4]), r.sample(range(10),3))
l=list(range(5)); r.shuffle(l); print(l)
class G(random.Random):
    def __init__(self,s=None): self.n=0; super().__init__(s)
    def getrandbits(self,k): self.n+=1; return self.n % (1<<k)
    def random(self): return .5
g=G(1); print(g.randrange(10), g.choice('abc'), g.randint(5,9), g.random(), g.gauss(0,1))
class Sd(random.Random):
    def seed(self,a=None,version=2): print('seed',a); super().seed(a,version)
s=Sd(3); print(s.random()); s.seed(5)
print(random.Random(3).random(), random.SystemRandom.__name__)
random.seed(1); print(random.binomialvariate(10,.5) if hasattr(random,'binomialvariate') else None)
st=s.getstate(); a=s.random(); s.setstate(st); print(a==s.random())
import pickle,copy
r2=copy.copy(random.Random(7)); print(r2.random()==random.Random(7).random())

print(sorted(random.Random(4).sample(["a", "b"], counts=[3, 2], k=4)), random.Random(4).binomialvariate(100, 0.3))
print(0 <= random.SystemRandom().random() < 1, random.SystemRandom().randint(3, 3))
class Weighted(random.Random):
    def random(self):
        return super().random() ** 2
w = Weighted(5)
print([round(w.random(), 6) for _ in range(3)], w.randint(0, 10**6), w.choices("abc", [1, 2, 3], k=4), w.shuffle([1]))
print(round(w.gauss(), 6), round(w.gammavariate(2, 3), 6), round(w.betavariate(1, 2), 6), w.sample(range(50), 4))
