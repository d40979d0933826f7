class Main {
	static function f():Void {}
	static function main() {
		var v:Void = null;
		var w = f();
	}
}
