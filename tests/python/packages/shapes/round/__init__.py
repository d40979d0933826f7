print("round runs")
__all__ = ["circle", "tau"]
tau = 6.28
_private = 1
public = 2
