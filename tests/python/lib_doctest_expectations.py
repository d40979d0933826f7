# Expected exceptions in all forms that doctest takes.
def half(n):
    """
    >>> half(4)
    2
    >>> half(3)
    Traceback (most recent call last):
        ...
    ValueError: 3 is odd
    >>> half(5)
    Traceback (most recent call last):
    ...
    ValueError: 5 is odd
    >>> half("x")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ...
    TypeError: whatever
    >>> half(7)
    Traceback (most recent call last):
      File "somewhere", line 1, in half
        with code
    ValueError: 7 is odd
    >>> half(9)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: 9 is ...
    >>> list(range(20)) # doctest: +NORMALIZE_WHITESPACE
    [0,   1,  2,  3,  4,  5,  6,  7,  8,  9,
    10,  11, 12, 13, 14, 15, 16, 17, 18, 19]
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> half(1) # doctest: +SKIP
    'never'
    """
    if n % 2: raise ValueError(f"{n} is odd")
    return n // 2
import doctest, sys
print(doctest.testmod())
print(doctest.testmod(sys.modules["__main__"], verbose=False, extraglobs={"k": 1}).attempted)
examples = doctest.DocTestParser().get_examples(half.__doc__)
print(len(examples), [e.exc_msg for e in examples if e.exc_msg])
