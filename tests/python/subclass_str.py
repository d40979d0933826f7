class S(str):
    def shout(self): return self.upper()+'!'
s=S("abc"); print(s.shout(), s+'d', len(s), s=='abc', {'abc':1}[s], s[0], repr(s), isinstance(s,str))
print("%s %r"%(s,s), ','.join([s,s]), type(s.lower()))
