class Main {
	static function main() {
		trace('a ${1 + 2');
	}
}
