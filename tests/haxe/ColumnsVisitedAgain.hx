class Particle {
	public var x:Float;
	public var f:Float = 0;

	public function new(x:Float) {
		this.x = x;
	}
}

class Heavy extends Particle {}

// Elements that an inner loop visits in each iteration of another.
class ColumnsVisitedAgain {
	static function matrix(n:Int, m:Int):Array<Array<Float>>
		return [for (k in 0...n) [for (j in 0...m) k * .5 + j]];

	static function total(rows:Array<Array<Float>>, n:Int, m:Int):Float {
		var t = 0.0;
		for (j in 0...m)
			for (k in 0...n)
				t += rows[k][j];
		return t;
	}

	static function shortened(rows:Array<Array<Float>>, n:Int, m:Int):Float {
		var t = 0.0;
		for (j in 0...m) {
			for (k in 0...n)
				t += rows[k].length > j ? rows[k][j] : 1000;
			if (j == m - 2)
				rows[n - 1].pop();
		}
		return t;
	}

	static function forces(all:Array<Particle>):Float {
		var n = all.length;
		for (i in 0...n) {
			var f = 0.0;
			for (k in 0...n)
				f += all[k].x - all[i].x;
			all[i].f = f;
		}
		var s = 0.0;
		for (p in all)
			s += p.f * p.x;
		return s;
	}

	static function main() {
		var rows = matrix(30, 40);
		for (_ in 0...60)
			total(rows, 30, 40);
		Sys.println(total(rows, 30, 40));
		rows[7] = [for (j in 0...40) j % 2 == 0 ? 1.5 : 2];
		Sys.println(total(rows, 30, 40));
		Sys.println(total(rows, 7, 40));
		Sys.println(total(rows, 8, 0));
		Sys.println(total(rows, -3, 4));
		rows[7] = [1.5];
		Sys.println(total(rows, 30, 1));
		rows[7] = null;
		try {
			Sys.println(total(rows, 30, 40));
		} catch (e:Dynamic) {
			Sys.println("no row");
		}
		for (_ in 0...40)
			shortened(matrix(20, 25), 20, 25);
		Sys.println(shortened(matrix(20, 25), 20, 25));
		var all = [for (i in 0...40) new Particle(i * .25)];
		for (_ in 0...60)
			forces(all);
		Sys.println(forces(all));
		all[11] = new Heavy(100);
		Sys.println(forces(all));
	}
}
