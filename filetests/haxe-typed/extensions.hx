using Main.Tools;

class Tools {
	public static function twice(x:Int) return x * 2;
	public static function each<T>(list:Array<T>, f:T->Void) for (x in list) f(x);
	public static inline function shout(s:String) return s + "!";
}
function helper(x:Int) return x + 1;
final LIMIT = 10;
class Main {
	static function main() {
		[1, 2].each(x -> trace(x.twice()));
		trace("a".shout(), helper(LIMIT));
	}
}
