# Elements by methods in a generator, where the method's fast path is left at times.
class Sheet:
    formulas = {"A3": 1}

    def __getitem__(self, name):
        formula = self.formulas.get(name)
        value = 1 if formula else 5
        return value

    def __contains__(self, name):
        return self.formulas.get(name)


def values(sheet, names):
    for name in names:
        yield sheet[name]
        yield name in sheet


for _ in range(4):
    names = ["A1", "A2", "A3", "A4"] * 20
    print(list(values(Sheet(), names))[:8], sum(values(Sheet(), names)), list(Sheet()[name] for name in names)[:4])
