// The n-body problem as a game loop has it: the outer planets for 20 runs of half a million steps each, from the start
// every time.
class Planet {
	public var x:Float;
	public var y:Float;
	public var z:Float;
	public var vx:Float;
	public var vy:Float;
	public var vz:Float;
	public final mass:Float;

	public function new(x:Float, y:Float, z:Float, vx:Float, vy:Float, vz:Float, mass:Float) {
		this.x = x;
		this.y = y;
		this.z = z;
		this.vx = vx * Solar.DAYS;
		this.vy = vy * Solar.DAYS;
		this.vz = vz * Solar.DAYS;
		this.mass = mass * Solar.SUN;
	}

	public inline function move(dt:Float) {
		x += dt * vx;
		y += dt * vy;
		z += dt * vz;
	}
}

class Solar {
	public static inline final SUN = 4 * 3.141592653589793 * 3.141592653589793;
	public static inline final DAYS = 365.24;

	final planets:Array<Planet>;

	public function new() {
		planets = [
			new Planet(0, 0, 0, 0, 0, 0, 1),
			new Planet(4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694, 0.00769901118419740425, -6.90460016972063023e-05, 9.54791938424326609e-04),
			new Planet(8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411899, 0.00499852801234917238, 2.30417297573763929e-05, 2.85885980666130812e-04),
			new Planet(12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618, 0.00237847173959480950, -2.96589568540237556e-05, 4.36624404335156298e-05),
			new Planet(15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322, 0.00162824170038242295, -9.51592254519715870e-05, 5.15138902046611451e-05)
		];
		var px = 0.0, py = 0.0, pz = 0.0;
		for (planet in planets) {
			px += planet.vx * planet.mass;
			py += planet.vy * planet.mass;
			pz += planet.vz * planet.mass;
		}
		planets[0].vx = -px / SUN;
		planets[0].vy = -py / SUN;
		planets[0].vz = -pz / SUN;
	}

	public function advance(dt:Float) {
		for (i in 0...planets.length) {
			final a = planets[i];
			for (j in i + 1...planets.length) {
				final b = planets[j];
				final dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
				final square = dx * dx + dy * dy + dz * dz;
				final pull = dt / (square * Math.sqrt(square));
				a.vx -= dx * b.mass * pull;
				a.vy -= dy * b.mass * pull;
				a.vz -= dz * b.mass * pull;
				b.vx += dx * a.mass * pull;
				b.vy += dy * a.mass * pull;
				b.vz += dz * a.mass * pull;
			}
		}
		for (planet in planets)
			planet.move(dt);
	}

	public function energy():Float {
		var energy = 0.0;
		for (i => a in planets) {
			energy += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
			for (j in i + 1...planets.length) {
				final b = planets[j];
				final dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
				energy -= a.mass * b.mass / Math.sqrt(dx * dx + dy * dy + dz * dz);
			}
		}
		return energy;
	}

	static function run(runs:Int, steps:Int):Float {
		var total = 0.0;
		for (_ in 0...runs) {
			final system = new Solar();
			for (_ in 0...steps)
				system.advance(0.01);
			total += system.energy();
		}
		return total;
	}

	static function main()
		Bench.float("solar", () -> run(20, 500000));
}
