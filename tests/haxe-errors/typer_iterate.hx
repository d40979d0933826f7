class Main {
	static function main() {
		for (i in 5) {}
		for (i in 0..."a") {}
		var d:Dynamic = 1;
		for (x in d) {}
	}
}
