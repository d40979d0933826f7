#end
class Main {}
#else
#elseif foo
