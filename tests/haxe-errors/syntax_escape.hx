class Main {
	static function main() {
		trace("a\qb");
		trace("\xFF");
		trace("\u{110000}");
		trace('\uZZ');
	}
}
