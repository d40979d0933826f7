class Main {
	static function main() {
		do trace(1); while (false);
		do { } until (true);
	}
}
