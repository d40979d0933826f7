def find(items, wanted):
    for item in items:
        if item == wanted:
            return item


result = find(["a", "b"], "c")
print(result.upper())
