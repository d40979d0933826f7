class Main {
	static function main() {
		if x trace(1);
		while true {}
		for (i 0...3) {}
		for (i in 0...3 {}
	}
}
