# Large integers as floats, and powers that do not reach their modulus.
print([float(x) for x in (2**64, -2**70+1, 10**30, 2**53+1, 2**1023*1, 5, True, -(2**62), 2**61, (1<<200)+(1<<146), (1<<200)+(1<<147)+1)])
try: float(10**400)
except OverflowError as e: print(e)
class I(int):
    def __float__(self): return 2.5
print(float(I(5)), float(I(10**30)))
print([pow(3,k,m) for k in (0,1,5,100,2000) for m in (7**4000,7**40,-7**40,2**100,10**30)][-6:], pow(-3,5,7**50), pow(-3,5,-7**50), pow(0,0,7**50), pow(7**60,2,7**50+1), pow(1,10**30,7**50), pow(0,5,3**80),pow(3,-1,7**50))
