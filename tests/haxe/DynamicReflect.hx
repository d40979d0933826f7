// Dynamic, Reflect, Type, Std.is: access by name, calls, fields of classes and objects, creation, comparison.
class Thing { public var a = 1; public var b:String = "two"; public static var shared = 5; public function new(?x:Int) if (x != null) a = x; public function twice(n:Int) return n * 2 * a; public function toString() return 'Thing $a'; }
class Sub extends Thing { public var extra = 3.5; }
enum E { A; B(n:Int); }
class DynamicReflect {
	static function kind(d:Dynamic):String return switch Type.typeof(d) {
		case TNull: "null"; case TInt: "int"; case TFloat: "float"; case TBool: "bool"; case TObject: "object"; case TFunction: "function";
		case TClass(c): "class " + Type.getClassName(c); case TEnum(e): "enum " + Type.getEnumName(e); case TUnknown: "unknown";
	}
	static function dyn(d:Dynamic):Dynamic return d;
	static function main() {
		for (d in ([null, 1, 1.5, true, "s", [1], {x: 1}, () -> 1, new Thing(), A, B(2), new Sub()] : Array<Dynamic>)) Sys.println(kind(d));
		var d:Dynamic = new Thing(7);
		Sys.println(d.a + d.b + d.twice(3));
		d.a = 10;
		Sys.println(d.twice(1) + " " + d);
		Sys.println(Reflect.field(d, "b") + " " + Reflect.field(d, "nope") + " " + Reflect.hasField(d, "a"));
		Sys.println(Reflect.callMethod(d, Reflect.field(d, "twice"), [4]));
		Reflect.setField(d, "b", "changed");
		Sys.println(d.b + Reflect.getProperty(d, "a"));
		Sys.println(Std.isOfType(d, Thing) + " " + Std.isOfType(5, Int) + " " + Std.isOfType(5, Float) + " " + Std.isOfType(1.5, Int) + " " + Std.isOfType("s", String) + " " + Std.isOfType(null, Thing) + " " + Std.isOfType(new Sub(), Thing));
		var i:Int = dyn(5);
		var f:Float = dyn(5);
		var s:String = dyn("x");
		Sys.println(i + f + s);
		Sys.println(dyn(2) + dyn(3) + " " + (dyn(1) + dyn("a")) + " " + (dyn(1.5) * dyn(2)) + " " + (dyn(7) / dyn(2)) + " " + (dyn(1) == dyn(1.0)) + " " + (dyn("a") == dyn("a")));
		var o:Dynamic = {};
		o.list = [1, 2];
		o.list.push(3);
		o.fn = (x) -> x + 1;
		Sys.println(o.list.length + o.fn(1) + o.list[2]);
		Sys.println(o.missing == null);
		var fields = Reflect.fields({z: 1, y: 2});
		fields.sort(Reflect.compare);
		Sys.println(fields);
		var inst = Type.getInstanceFields(Sub);
		inst.sort(Reflect.compare);
		Sys.println(inst);
		Sys.println(Type.getClassName(Type.resolveClass("Thing") == null ? Sub : Sub) + " " + Type.createInstance(Thing, [9]) + " " + Type.getEnumConstructs(E));
		Sys.println(Type.createEnum(E, "B", [5]) + " " + Type.enumIndex(B(1)) + " " + Type.enumParameters(B(8)));
		Sys.println(Reflect.compare(1, 2) + " " + Reflect.compare("b", "a") + " " + Reflect.compare(3, 3) + " " + Reflect.isObject({}) + " " + Reflect.isObject(5) + " " + Reflect.isFunction(kind) + " " + Reflect.isEnumValue(A));
		var n:Null<Int> = null;
		Sys.println(n == null);
		n = 5;
		Sys.println(n + 1 + (n == 5 ? 10 : 20));
		var fl:Null<Float> = 2.5;
		Sys.println(fl * 2);
		var total:Dynamic = 0;
		for (k in 0...1000) total += k;
		Sys.println(total);
		var items:Array<Dynamic> = [3, 1.5, 2];
		var sum = 0.0;
		for (x in items) sum += x;
		Sys.println(sum);
		var m:Dynamic = ["a" => 1];
		Sys.println(m.get("a"));
		Sys.println(try { dyn("text").foo(); } catch (e:Dynamic) "no method");
		Sys.println(Type.getClass("s") == String);
		Sys.println((dyn(3) : Int) > 2);
	}
}
