class Main {
	static function main() {
		var x = 1
		var y = 2;
		trace(x) trace(y);
		foo()
	}
}
