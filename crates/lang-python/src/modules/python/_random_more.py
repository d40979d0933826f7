"""The part of `random` that is written in Python; runs in that module."""

from os import urandom as _urandom

NV_MAGICCONST = 1.7155277699214135
TWOPI = 6.283185307179586
LOG4 = 1.3862943611198906
SG_MAGICCONST = 2.504077396776274
BPF = 53
RECIP_BPF = 2**-53
__all__ = [
    "Random", "SystemRandom", "betavariate", "binomialvariate", "choice", "choices", "expovariate", "gammavariate",
    "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint",
    "random", "randrange", "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate",
    "weibullvariate",
]


class SystemRandom(Random):
    """Random numbers from the system, which no seed determines."""

    def random(self):
        return (int.from_bytes(_urandom(7)) >> 3) * 2**-53

    def getrandbits(self, k):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        count = (k + 7) // 8
        return int.from_bytes(_urandom(count)) >> (count * 8 - k)

    def randbytes(self, n):
        return _urandom(n)

    def seed(self, *args, **kwds):
        return None

    def _notimplemented(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _notimplemented
