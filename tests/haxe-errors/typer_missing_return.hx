class Main {
	static function f():Int {}
	static function g(b:Bool):Int {
		if (b) return 1;
	}
	static function h():Void {
		return 1;
	}
	static function k():Int {
		return "a";
	}
	static function l():Int {
		return;
	}
	static function main() {
		trace(1);
	}
}
