class Main {
	static function f(a:Int, ?b:Int, c = "x", ?d:Bool) return a + (b == null ? 0 : b) + c.length;
	static function all(s:String, ...rest:Int) return s + rest.length;
	inline static function clamp(x:Int, low = 0, high = 255) return x < low ? low : x > high ? high : x;
	inline static function early(x:Int) {
		if (x < 0) return "less";
		var y = x * 2;
		return 'more $y';
	}
	static function main() {
		trace(f(1), f(1, 2), f(1, "s"), f(1, true), all("a"), all("b", 1, 2), clamp(300), clamp(5, 1));
		trace(early(4), early(-1));
	}
}
