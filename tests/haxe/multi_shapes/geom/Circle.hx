package geom;
import geom.Shape.Kind;
class Circle extends Shape { var r:Float; public function new(r) { super(Round); this.r = r; } override function area():Float return 3 * r * r; }
