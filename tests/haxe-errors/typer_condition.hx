class Main {
	static function main() {
		if (1) {}
		while ("a") {}
		var x = "s" ? 1 : 2;
	}
}
