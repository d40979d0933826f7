class F(float):
    def __repr__(self): return 'F(%s)'%float.__repr__(self)
f=F(2.5); print(f, f+1, f*f, f<3, [f], round(f), int(f))
