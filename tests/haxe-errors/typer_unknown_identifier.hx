class Main {
	static function main() {
		undefined(3);
		trace(foo);
		var count = 1;
		trace(cuont);
	}
}
