// Small linear algebra: 2d and 3d vectors, matrices, quaternions as classes and as abstracts over arrays, hot loops over them.
class V3 { public var x:Float; public var y:Float; public var z:Float; public inline function new(x = 0.0, y = 0.0, z = 0.0) { this.x = x; this.y = y; this.z = z; } public inline function add(o:V3) return new V3(x + o.x, y + o.y, z + o.z); public inline function scale(k:Float) return new V3(x * k, y * k, z * k); public function cross(o:V3) return new V3(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x); public inline function dot(o:V3) return x * o.x + y * o.y + z * o.z; public function toString() return '($x $y $z)'; }
abstract Mat(Array<Array<Float>>) from Array<Array<Float>> {
	public var rows(get, never):Int; inline function get_rows() return this.length;
	@:op(A * B) public static function mul(a:Mat, b:Mat):Mat { var x:Array<Array<Float>> = cast a, y:Array<Array<Float>> = cast b; return [for (r in x) [for (j in 0...y[0].length) { var s = 0.0; for (k in 0...r.length) s += r[k] * y[k][j]; s; }]]; }
	@:op(A + B) public static function add(a:Mat, b:Mat):Mat { var x:Array<Array<Float>> = cast a, y:Array<Array<Float>> = cast b; return [for (i in 0...x.length) [for (j in 0...x[i].length) x[i][j] + y[i][j]]]; }
	public static function identity(n:Int):Mat return [for (i in 0...n) [for (j in 0...n) i == j ? 1.0 : 0.0]];
	public function pow(n:Int):Mat { var r = identity(this.length), b:Mat = this; while (n > 0) { if (n & 1 == 1) r = r * b; b = b * b; n >>= 1; } return r; }
	public function det():Float { var m = [for (r in this) r.copy()], n = m.length, d = 1.0; for (c in 0...n) { var p = c; while (p < n && m[p][c] == 0) p++; if (p == n) return 0; if (p != c) { var t = m[p]; m[p] = m[c]; m[c] = t; d = -d; } d *= m[c][c]; for (r in c + 1...n) { var k = m[r][c] / m[c][c]; for (j in c...n) m[r][j] -= k * m[c][j]; } } return d; }
	public function transpose():Mat return [for (j in 0...this[0].length) [for (r in this) r[j]]];
	@:to public function toString():String return this.map(r -> r.join(" ")).join("; ");
	@:arrayAccess function row(i:Int):Array<Float> return this[i];
}
class Quat { public final w:Float; public final v:V3; public function new(w, v) { this.w = w; this.v = v; } public function mul(o:Quat) return new Quat(w * o.w - v.dot(o.v), o.v.scale(w).add(v.scale(o.w)).add(v.cross(o.v))); public function rotate(p:V3):V3 return mul(new Quat(0, p)).mul(new Quat(w, v.scale(-1))).v; public static function turn(axis:V3, a:Float) return new Quat(Math.cos(a / 2), axis.scale(Math.sin(a / 2))); }
class Vectors {
	static function r(f:Float):Float { var v = Math.fround(f * 1000) / 1000; return v == 0 ? 0 : v; }
	static function show(v:V3) return [r(v.x), r(v.y), r(v.z)].join(" ");
	static function main() {
		var a = new V3(1, 2, 3), b = new V3(-1, 0.5);
		Sys.println(a.add(b) + " " + a.cross(b) + " " + a.dot(b) + " " + a.scale(2));
		var m:Mat = [[1.0, 2.0], [3.0, 4.0]];
		Sys.println((m * m).toString() + " | " + (m + m).toString() + " | " + m.transpose().toString() + " | " + m.det() + " | " + m[1][0]);
		Sys.println(([[1.0, 1.0], [1.0, 0.0]] : Mat).pow(40)[0][1]);
		Sys.println(r(([[2.0, 0.0, 1.0], [1.0, 3.0, 2.0], [1.0, 1.0, 1.0]] : Mat).det()) + " " + ([[1.0, 2.0], [2.0, 4.0]] : Mat).det());
		var q = Quat.turn(new V3(0, 0, 1), Math.PI / 2);
		Sys.println(show(q.rotate(new V3(1, 0, 0))) + " | " + show(q.mul(q).rotate(new V3(1, 0, 5))));
		var sum = new V3();
		for (i in 0...2000) sum = sum.add(new V3(i, -i, i * 0.5).cross(a).scale(0.001));
		Sys.println(show(sum));
		var p = new V3(1, 0, 0), small = Quat.turn(new V3(0, 1, 0), 0.01);
		for (_ in 0...500) p = small.rotate(p);
		Sys.println(show(p) + " " + r(p.dot(p)));
		var big:Mat = [for (i in 0...8) [for (j in 0...8) (i * j % 5) / 5 + (i == j ? 1 : 0)]];
		Sys.println(r(big.det()) + " " + r((big * big.transpose())[7][7]));
	}
}
