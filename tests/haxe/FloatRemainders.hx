// Remainders of floats: whole numbers of any size and sign, fractions, zeros, infinities, in loops that get hot.
class FloatRemainders {
	static final VALUES:Array<Float> = [
		0.0, -0.0, 1.0, -1.0, 2.0, 3.0, -3.0, 7.0, -7.0, 0.5, -0.5, 5.25, -5.25, 1e15, -1e15, 9007199254740991.0,
		9007199254740992.0, -9007199254740994.0, 1.8e19, 1e300, 5e-324, Math.POSITIVE_INFINITY, Math.NEGATIVE_INFINITY, Math.NaN
	];

	static function text(x:Float):String {
		if (x == 0)
			return 1 / x < 0 ? "-0" : "0";
		return "" + x;
	}

	static function collatz(limit:Int):Int {
		var best = 0;
		for (i in 1...limit) {
			var n:Float = i, steps = 0;
			while (n != 1) {
				n = n % 2 == 0 ? n / 2 : 3 * n + 1;
				steps++;
			}
			if (steps > best)
				best = steps;
		}
		return best;
	}

	static function main() {
		for (a in VALUES)
			Sys.println([for (b in VALUES) text(a % b)].join(" "));
		Sys.println(collatz(2000));
		var sum = 0.0;
		for (i in 0...5000)
			sum += (i - 2500) % 7.5 + (i * 1.0) % -3;
		Sys.println(sum);
	}
}
