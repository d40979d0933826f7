# What is left of an iterator over a list or tuple is taken at once.
l=[1,2,3,4]; it=reversed(l); next(it); print(list(it), list(it)); it=reversed(l); l.pop(); print(list(it)); it=iter(l); next(it); print(list(it), list(it)); l.append(9); print(list(it))
it=reversed(l); l.clear(); print(list(it)); l=[1,2,3]; l.extend(reversed(l)); print(l); t=(1,2,3); print(list(reversed(t)), [*reversed(t)], list(iter(t)))
l=[1,2,3]; x=[0]; x.extend(reversed(l)); x+=reversed(l); x[1:1]=reversed(l); print(x, tuple(reversed(l)), sorted(reversed(l)))
