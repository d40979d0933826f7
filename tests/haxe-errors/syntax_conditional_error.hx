#if sys
#error "not for sys targets"
#end
class Main {}
