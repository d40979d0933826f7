def combine(*parts, sep):
    return sep.join(parts)


print(
    combine(
        "a",
        5,
        sep="-",
    )
)
