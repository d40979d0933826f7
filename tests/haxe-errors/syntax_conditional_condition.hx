#if (sys && )
class A {}
#end
#if (sys
class B {}
#end
#if (haxe >= version("x"))
#end
