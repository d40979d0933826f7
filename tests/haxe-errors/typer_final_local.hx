class Main {
	static function main() {
		final x = 1;
		x = 2;
		x++;
		x += 3;
	}
}
