class Main {
	static function main() {
		var a = true, b = false;
		var x = switch [a, b] {
			case [true, _]: 1;
			case [false, true]: 2;
		};
	}
}
