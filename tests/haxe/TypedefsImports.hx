// Imports with aliases, typedefs of functions and classes, enum in a typedef, is operator, nested modules' types, local enums and statics by import.
import Math.PI;
import Math.sqrt as root;
import haxe.ds.StringMap as SMap;
import StringTools.*;
using Lambda;
typedef Pred<T> = T->Bool;
typedef Row = Array<Int>;
typedef Table = Array<Row>;
typedef Tree = {v:Int, ?kids:Array<Tree>};
private class Hidden { public static inline final SECRET = 42; public function new() {} public function reveal() return SECRET; }
private enum Kind { One; Two(k:Kind); }
abstract Id(Int) { public inline function new(i) this = i; @:to function str():String return 'id$this'; }
class TypedefsImports {
	static function keep<T>(xs:Array<T>, p:Pred<T>):Array<T> return xs.filter(p);
	static function sum(t:Tree):Int return t.v + (t.kids == null ? 0 : t.kids.fold((k, a) -> a + sum(k), 0));
	static function depth(k:Kind):Int return switch k { case One: 1; case Two(x): 1 + depth(x); }
	static function main() {
		Sys.println(Math.round(PI * 100) + " " + root(81));
		var m = new SMap<Int>();
		m.set("k", 5);
		Sys.println(m.get("k") + trim("  x ") + lpad("1", "0", 3));
		var t:Table = [[1, 2], [3]];
		Sys.println(keep(t, r -> r.length > 1) + " " + keep([1, 2, 3], x -> x != 2));
		Sys.println(sum({v: 1, kids: [{v: 2}, {v: 3, kids: [{v: 4, kids: []}]}]}));
		Sys.println(new Hidden().reveal() + Hidden.SECRET);
		Sys.println(depth(Two(Two(One))));
		var s:String = new Id(7);
		Sys.println(s);
		var d:Dynamic = [1];
		Sys.println((d is Array) + " " + (d is String) + " " + ("x" is String));
		var e = Two(One);
		Sys.println(e.getName() + e.getIndex() + e.getParameters().length);
		var f:(a:Int, b:Int) -> Int = (a, b) -> a * b;
		Sys.println(f(6, 7));
		var g:Int->Int->Int = (a, b) -> a - b;
		Sys.println(g(10, 3));
	}
}
