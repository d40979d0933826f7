class main {}
typedef t = Int;
class B extends a.b {}
