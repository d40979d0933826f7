package geom;
enum Kind { Round; Angular(corners:Int); }
class Shape {
	public final kind:Kind;
	public function new(kind:Kind) this.kind = kind;
	public function area():Float return 0;
	public function describe():String return Type.getClassName(Type.getClass(this)) + ":" + area();
}
class ShapeTools { public static function total(xs:Array<Shape>):Float { var t = 0.0; for (x in xs) t += x.area(); return t; } }
