/** Loops over arrays of numbers, with a poll that is asked once for many iterations. **/
class Arrays {
	static function add(a:Array<Float>, b:Array<Float>, c:Array<Float>) {
		for (i in 0...a.length) a[i] = b[i] + c[i];
	}

	static function mix(a:Array<Float>, b:Array<Float>, c:Array<Float>, gain:Float) {
		for (i in 0...a.length) a[i] = b[i] + c[i] * gain;
	}

	static function main() {
		final a = [for (_ in 0...100) 0.0];
		final b = [for (i in 0...100) i * 0.5];
		final c = [for (i in 0...100) i + 1.0];
		for (round in 0...1000) {
			add(a, b, c);
			mix(b, a, c, -1);
		}
		Sys.println(a[99] + " " + b[98]);
	}
}
