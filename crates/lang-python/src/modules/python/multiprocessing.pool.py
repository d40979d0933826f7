"""Pools: see `multiprocessing`."""

from multiprocessing import AsyncResult, Pool


class ThreadPool(Pool):
    pass
