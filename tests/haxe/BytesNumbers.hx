// Numbers of several bytes in Bytes: signs, bounds, in loops that get hot.
import haxe.io.Bytes;

class BytesNumbers {
	static function attempt(f:Void->Dynamic):String
		return try "" + f() catch (e:Dynamic) "" + e;

	static function bounds() {
		for (p in [-5, -4, -3, -2, -1, 0, 3, 4, 5, 6, 7, 8, 0x7fffffff]) {
			var b = Bytes.alloc(8);
			var r = [
				attempt(() -> {
					b.setInt32(p, 0x12345678 + p);
					"set";
				}),
				attempt(() -> b.getInt32(p)),
				attempt(() -> {
					b.setUInt16(p, 70000);
					"set";
				}),
				attempt(() -> b.getUInt16(p))
			];
			Sys.println(p + " " + r + (r.contains("OutsideBounds") ? "" : " " + b.toHex()));
		}
	}

	static function sums(n:Int):Int {
		var b = Bytes.alloc(64), sum = 0;
		for (i in 0...n) {
			b.setInt32(i & 15, i * -7919);
			b.setUInt16(20 + (i & 7), i * 31);
			sum = (sum * 31 + b.getInt32((i + 3) & 15) + b.getUInt16(20 + (i & 3))) | 0;
		}
		return sum;
	}

	static function refused(n:Int):Int {
		var b = Bytes.alloc(16), count = 0;
		for (i in 0...n) {
			var at = i % 20 - 3;
			try {
				b.setInt32(at, -1);
				b.setInt32(at, 0);
			} catch (e:Dynamic)
				count++;
		}
		return count;
	}

	static function main() {
		bounds();
		Sys.println(sums(5000));
		Sys.println(refused(3000));
		var b = Bytes.alloc(16);
		b.setDouble(0, -1.5e300);
		b.setFloat(8, 0.1);
		b.setInt64(8, haxe.Int64.make(-2, 3));
		Sys.println(b.toHex() + " " + b.getDouble(0) + " " + b.getInt64(8));
	}
}
