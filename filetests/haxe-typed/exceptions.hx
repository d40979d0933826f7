class Broken extends haxe.Exception {}
class Main {
	static function f(n:Int):Int {
		if (n > 2) throw new Broken("broken");
		if (n > 1) throw "text";
		return try g(n) catch (e:String) 1 catch (e:Broken) e.message.length catch (e) 3;
	}
	static function g(n:Int):Int throw n;
	static function main() {
		trace(f(1));
	}
}
