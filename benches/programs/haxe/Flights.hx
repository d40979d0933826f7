// A firing table: flights of shells through a layered atmosphere, with drag by speed of sound, spin drift, and gravity by latitude and height.
class Atmosphere {
	public var season:Float;
	public var humidity:Float;

	public function new(season:Float, humidity:Float) {
		this.season = season;
		this.humidity = humidity;
	}

	// Kelvins at a height in metres: the standard atmosphere's layers, and how warm and moist the season makes the lowest ones.
	public function temperature(h:Float):Float {
		var t:Float;
		if (h < 0)
			t = 288.15;
		else if (h < 11000)
			t = 288.15 - 0.0065 * h;
		else if (h < 20000)
			t = 216.65;
		else if (h < 32000)
			t = 216.65 + 0.001 * (h - 20000);
		else if (h < 47000)
			t = 228.65 + 0.0028 * (h - 32000);
		else if (h < 51000)
			t = 270.65;
		else if (h < 71000)
			t = 270.65 - 0.0028 * (h - 51000);
		else
			t = 214.65 - 0.002 * (h - 71000);
		if (h < 1500) {
			final mixing = 1 - h / 1500;
			t += season * mixing * (12 - 3 * mixing);
			t += humidity * 0.61 * mixing * (1 + 0.2 * mixing * mixing);
			if (season < -0.5)
				t -= 4 * mixing * mixing * (season + 0.5) * (season + 0.5);
		} else if (h < 9000) {
			final mixing = (h - 1500) / 7500;
			t += season * 4 * (1 - mixing) * (1 - 0.5 * mixing);
			t += humidity * 0.11 * (1 - mixing);
			if (season > 0.5)
				t += 1.5 * (1 - mixing) * (season - 0.5);
		}
		return t;
	}

	// Pascals.
	public function pressure(h:Float):Float {
		if (h < 11000)
			return 101325 * Math.pow(1 - 0.0065 * h / 288.15, 5.2559);
		if (h < 20000)
			return 22632 * Math.exp(-0.00015769 * (h - 11000));
		if (h < 32000)
			return 5474.9 * Math.pow(1 + 0.001 * (h - 20000) / 216.65, -34.163);
		return 868.02 * Math.pow(1 + 0.0028 * (h - 32000) / 228.65, -12.201);
	}

	public function density(h:Float)
		return pressure(h) / (287.05 * temperature(h));

	public function sound(h:Float)
		return Math.sqrt(401.87 * temperature(h));

	public function viscosity(h:Float) {
		final t = temperature(h);
		return 1.458e-6 * t * Math.sqrt(t) / (t + 110.4);
	}
}

class Earth {
	// Metres per second squared: the ellipsoid's formula, and how it falls off with height.
	public static function gravity(latitude:Float, height:Float):Float {
		final s = Math.sin(latitude), c = Math.cos(latitude);
		final s2 = s * s, s4 = s2 * s2;
		final normal = 9.7803267715 * (1 + 0.0052790414 * s2 + 0.0000232718 * s4 + 0.0000001262 * s4 * s2 + 0.0000000007 * s4 * s4);
		final radius = 6378137 / Math.sqrt(1 - 0.00669438 * s2);
		final flattening = 0.00335281, m = 0.00344978;
		final relative = height / 6378137;
		var g = normal * (1 - 2 * (1 + flattening + m - 2 * flattening * s2) * relative + 3 * relative * relative);
		if (height < 0)
			g = normal * (1 + height / radius);
		final spin = 7.292115e-5 * c;
		g -= spin * spin * height * c;
		if (latitude > 1.4 || latitude < -1.4)
			g += 1e-6 * (Math.abs(latitude) - 1.4);
		return g;
	}
}

class Shell {
	public final mass:Float;
	public final caliber:Float;
	public final area:Float;

	public function new(mass:Float, caliber:Float) {
		this.mass = mass;
		this.caliber = caliber;
		this.area = Math.PI * caliber * caliber / 4;
	}

	// The drag coefficient at a Mach number, from measurements of its form.
	public function drag(mach:Float):Float {
		if (mach < 0.7)
			return 0.1198 - 0.0007 * mach;
		if (mach < 0.875)
			return 0.1193 + 0.006 * (mach - 0.7);
		if (mach < 0.925)
			return 0.1204 + 0.3 * (mach - 0.875);
		if (mach < 0.95)
			return 0.1354 + 0.5 * (mach - 0.925);
		if (mach < 0.975)
			return 0.1479 + 1.5 * (mach - 0.95);
		if (mach < 1)
			return 0.1854 + 7.8 * (mach - 0.975);
		if (mach < 1.025)
			return 0.3803 + 0.85 * (mach - 1);
		if (mach < 1.05)
			return 0.4015 + 0.11 * (mach - 1.025);
		if (mach < 1.15)
			return 0.4043 - 0.02 * (mach - 1.05);
		if (mach < 1.3)
			return 0.4023 - 0.11 * (mach - 1.15);
		if (mach < 1.5)
			return 0.3858 - 0.13 * (mach - 1.3);
		if (mach < 2)
			return 0.3598 - 0.11 * (mach - 1.5);
		if (mach < 2.5)
			return 0.3048 - 0.072 * (mach - 2);
		return 0.2688 - 0.05 * (mach - 2.5);
	}
}

class Flight {
	var x = 0.0;
	var y = 0.0;
	var z = 0.0;
	var vx:Float;
	var vy:Float;
	var vz = 0.0;

	public var time = 0.0;

	final shell:Shell;
	final air:Atmosphere;
	final latitude:Float;

	public function new(shell:Shell, air:Atmosphere, latitude:Float, speed:Float, elevation:Float) {
		this.shell = shell;
		this.air = air;
		this.latitude = latitude;
		vx = speed * Math.cos(elevation);
		vy = speed * Math.sin(elevation);
	}

	// How far it comes.
	public function range(step:Float):Float {
		while (y >= 0 && time < 400) {
			final speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
			final mach = speed / air.sound(y);
			final reynolds = air.density(y) * speed * shell.caliber / air.viscosity(y);
			final friction = 0.455 / Math.pow(Math.log(reynolds) / 2.302585, 2.58);
			final retard = 0.5 * air.density(y) * shell.area * (shell.drag(mach) + friction) / shell.mass;
			final drift = 0.0012 * Earth.gravity(latitude, 0) * time / (speed + 1);
			final turn = 2 * 7.292115e-5 * Math.sin(latitude);
			vx -= retard * speed * vx * step;
			vy -= (retard * speed * vy + Earth.gravity(latitude, 0) * (1 - 2 * y / 6378137)) * step;
			vz += (drift + turn * vx - retard * speed * vz) * step;
			x += vx * step;
			y += vy * step;
			z += vz * step;
			time += step;
		}
		return Math.sqrt(x * x + z * z);
	}
}

class Flights {
	static function run(rounds:Int):Float {
		final shell = new Shell(43.2, 0.155);
		var sum = 0.0;
		for (round in 0...rounds) {
			final air = new Atmosphere(round % 5 / 2 - 1, round % 3 / 2);
			for (degrees in 4...15) {
				final flight = new Flight(shell, air, (round % 7 - 3) * 0.2, 680, degrees * 5 * Math.PI / 180);
				sum += flight.range(0.01) + flight.time;
			}
		}
		// Libraries differ in the last digits of powers and logarithms.
		return Math.fround(sum * 1000) / 1000;
	}

	static function main() {
		Bench.float("flights", () -> run(40));
	}
}
