class Main {
	static function main() {
		var x = 0x1FFFFFFFF;
		var y = 08a;
		var z = 1_;
	}
}
