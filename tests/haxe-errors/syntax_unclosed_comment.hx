class Main {
	static function main() {}
	/* never closed
}
