class Main {
	static function f():Void {}
	static function g(x:Int) {}
	static function main() {
		var x = f();
		f() + 1;
		g(f());
	}
}
