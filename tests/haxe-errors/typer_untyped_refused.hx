class Main {
	static function main() {
		untyped foo;
	}
}
