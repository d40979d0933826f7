class Main {
	var a(get, set):Int;
	function get_a() return 1;
	var b(get, never):Int;
	function get_b() return "s";
	static function main() {
		trace(1);
	}
}
