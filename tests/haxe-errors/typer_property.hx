class P {
	public function new() {}
	public var a(get, never):Int;
	function get_a() return 1;
	public var b(never, set):Int;
	function set_b(v) return v;
	public var c(default, set):Int;
	function set_c(v:Int) return c = v;
}
class Main {
	static function main() {
		var p = new P();
		p.a = 1;
		trace(p.b);
		p.c = 2;
		trace(p.c);
	}
}
