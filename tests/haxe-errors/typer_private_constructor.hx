class S {
	function new() {}
}
class Main {
	static function main() {
		new S();
	}
}
