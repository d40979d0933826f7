package geom;
class Extensions {
	public static function biggest(xs:Array<Shape>):Shape { var b = xs[0]; for (x in xs) if (x.area() > b.area()) b = x; return b; }
	public static function doubled(n:Int):Int return n * 2;
}
