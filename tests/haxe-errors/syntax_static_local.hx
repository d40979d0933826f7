class Main {
	static function main() {
		static var x = 1;
		var y = 2;
	}
}
