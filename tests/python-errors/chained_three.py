def level(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        level(n - 1)
    except ValueError as error:
        raise ValueError("level %d" % n) from error


level(1)
