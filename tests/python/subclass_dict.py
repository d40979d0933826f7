class D(dict):
    def __missing__(self,k): return k*2
    def __getitem__(self,k): return dict.__getitem__(self,k)
d=D(a=1); print(d['a'], d['zz'], d, d.get('q'), type(d), {**d}, dict(d))
