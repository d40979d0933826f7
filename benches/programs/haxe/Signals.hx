// Signals as arrays of numbers: two are mixed, smoothed, sampled as integers, blended with what there was, and summed up.
import haxe.ds.Vector;

class Signals {
	static final LENGTH = 4096;

	static function mix(a:Array<Float>, b:Array<Float>, gain:Float, out:Array<Float>) {
		for (i in 0...out.length) out[i] = a[i] + b[i] * gain;
	}

	static function smooth(a:Array<Float>, out:Array<Float>) {
		for (i in 1...out.length - 1) out[i] = (a[i - 1] + a[i] * 2 + a[i + 1]) * 0.25;
	}

	static function sample(a:Array<Float>, out:Vector<Int>) {
		for (i in 0...out.length) out[i] = Std.int(a[i] * 1000);
	}

	static function blend(a:Vector<Int>, b:Vector<Int>, out:Vector<Int>) {
		for (i in 0...out.length) out[i] = (a[i] * 3 + b[i]) >> 2;
	}

	static function sum(a:Vector<Int>):Int {
		var total = 0;
		for (i in 0...a.length) total += a[i];
		return total;
	}

	static function signals(rounds:Int):Float {
		final left = [for (i in 0...LENGTH) Math.sin(i * 0.01)];
		final right = [for (i in 0...LENGTH) Math.cos(i * 0.013)];
		final mixed = [for (_ in 0...LENGTH) 0.0], smoothed = [for (_ in 0...LENGTH) 0.0];
		final samples = new Vector<Int>(LENGTH), blended = new Vector<Int>(LENGTH);
		for (i in 0...LENGTH) blended[i] = i;
		var total = 0.0;
		for (round in 0...rounds) {
			mix(left, right, 0.5 + (round & 7) * 0.0625, mixed);
			smooth(mixed, smoothed);
			sample(smoothed, samples);
			blend(blended, samples, blended);
			total += sum(blended);
		}
		return total;
	}

	static function main()
		Bench.float("signals", () -> signals(20000));
}
