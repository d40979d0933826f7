// Several modules in packages: imports, sub-types of modules, wildcard imports, package-level access, import.hx.
import geom.*;
import geom.Shape.Kind;
import geom.Shape.ShapeTools as Tools;
using geom.Extensions;
class Main {
	static function main() {
		var shapes:Array<Shape> = [new Circle(2), new Square(3), geom.Square.unit()];
		for (s in shapes) Sys.println(s.describe() + " " + s.kind);
		Sys.println(Tools.total(shapes));
		Sys.println(shapes.biggest().describe());
		Sys.println([for (s in shapes) switch s.kind { case Round: "o"; case Angular(n): '$n'; }].join(""));
		Sys.println(5.doubled() + Type.getClassName(Circle));
		Sys.println(geom.Config.VERSION + Config.counter());
		Sys.println(Config.counter());
	}
}
