class Main {
	static function main() {
		else trace(1);
		if (true) trace(1); trace(2); else trace(3);
	}
}
