class L(list):
    def append(self,x): super().append(x*2)
    def __getitem__(self,i): return super().__getitem__(i)
l=L([1]); l.append(4); print(l, l[1], l+[1], type(l+[1]), l==[1,8], sum(l)); l.sort(reverse=True); print(l)
