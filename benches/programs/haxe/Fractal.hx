// The Mandelbrot set as a picture of 875 by 500 points with up to 1000 iterations each: complex numbers are objects.
class Complex {
	public final re:Float;
	public final im:Float;

	public inline function new(re:Float, im:Float) {
		this.re = re;
		this.im = im;
	}

	public inline function plus(other:Complex):Complex
		return new Complex(re + other.re, im + other.im);

	public inline function squared():Complex
		return new Complex(re * re - im * im, 2 * re * im);

	public inline function size():Float
		return re * re + im * im;
}

class Fractal {
	static inline final WIDTH = 875;
	static inline final HEIGHT = 500;
	static inline final MAX = 1000;

	static function iterations(c:Complex):Int {
		var z = new Complex(0, 0);
		for (count in 0...MAX) {
			z = z.squared().plus(c);
			if (z.size() > 4)
				return count;
		}
		return MAX;
	}

	static function draw():Int {
		final palette = [for (i in 0...MAX + 1) (i * 7) & 0xff];
		final image = haxe.io.Bytes.alloc(WIDTH * HEIGHT);
		for (y in 0...HEIGHT)
			for (x in 0...WIDTH) {
				final c = new Complex(x / WIDTH * 3.5 - 2.5, y / HEIGHT * 2.0 - 1.0);
				image.set(y * WIDTH + x, palette[iterations(c)]);
			}
		var sum = 0;
		for (i in 0...image.length)
			sum = (sum * 31 + image.get(i)) | 0;
		return sum;
	}

	static function main()
		Bench.int("fractal", draw);
}
