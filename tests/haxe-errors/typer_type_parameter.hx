class Main {
	static function gen<T>(x:T):T {
		var y:T = 1;
		return y;
	}
	static function h<T>(x:T) {
		x.foo();
	}
	static function main() {
		trace(1);
	}
}
