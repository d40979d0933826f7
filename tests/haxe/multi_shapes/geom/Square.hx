package geom;
import geom.Shape.Kind;
class Square extends Shape { final side:Float; public function new(s) { super(Angular(4)); side = s; } override function area():Float return side * side; public static function unit():Square return new Square(1); }
