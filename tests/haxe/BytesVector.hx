// haxe.io.Bytes, BytesBuffer, haxe.ds.Vector: access, copies, numbers, strings, hex, comparison.
import haxe.ds.Vector;
import haxe.io.Bytes;
import haxe.io.BytesBuffer;
class BytesVector {
	static function main() {
		var v = new Vector<Int>(5);
		for (i in 0...v.length) v[i] = i * i;
		Sys.println(v.length + " " + v[3] + " " + v.toArray());
		var w = Vector.fromArrayCopy([9, 8, 7]);
		Vector.blit(w, 0, v, 1, 2);
		Sys.println(v.toArray() + " " + v.join("-"));
		Sys.println(v.map(x -> x + 1).toArray() + " " + v.copy().toArray());
		var s = new Vector<String>(2);
		s[0] = "x";
		Sys.println(s[0] + s[1]);
		var f = new Vector<Float>(3);
		f[1] = 2.5;
		Sys.println(f[1] + f[1]);
		var total = 0;
		for (x in v) total += x;
		Sys.println(total);
		var b = Bytes.alloc(8);
		b.set(0, 255);
		b.set(1, 256 + 7);
		b.set(2, -1);
		Sys.println([for (i in 0...8) b.get(i)].join(","));
		b.setInt32(4, -123456);
		Sys.println(b.getInt32(4) + " " + b.getUInt16(0) + " " + b.toHex());
		var h = Bytes.ofString("héllo");
		Sys.println(h.length + " " + h.toString() + " " + h.getString(0, 1) + " " + h.sub(3, 2).toString());
		b.fill(0, 4, 7);
		b.blit(4, h, 0, 2);
		Sys.println(b.toHex());
		Sys.println(Bytes.ofString("abc").compare(Bytes.ofString("abd")) < 0);
		var buf = new BytesBuffer();
		buf.addByte(65);
		buf.addString("BC");
		buf.add(Bytes.ofString("D"));
		buf.addInt32(1);
		var out = buf.getBytes();
		Sys.println(out.length + " " + out.getString(0, 4));
		var d = Bytes.alloc(16);
		d.setDouble(0, 3.25);
		d.setFloat(8, 0.5);
		Sys.println(d.getDouble(0) + " " + d.getFloat(8));
		var sum = 0;
		var big = Bytes.alloc(3000);
		for (i in 0...big.length) big.set(i, i * 7);
		for (i in 0...big.length) sum += big.get(i);
		Sys.println(sum);
		var sieve = Bytes.alloc(1000), count = 0;
		for (i in 2...1000) if (sieve.get(i) == 0) { count++; var j = i * i; while (j < 1000) { sieve.set(j, 1); j += i; } }
		Sys.println(count);
		Sys.println(Bytes.ofHex("48656c6c6f").toString());
		var m = new Vector<Vector<Int>>(3);
		for (i in 0...3) { m[i] = new Vector(3); for (j in 0...3) m[i][j] = i * 3 + j; }
		var trace = 0;
		for (i in 0...3) trace += m[i][i];
		Sys.println(trace);
	}
}
