// Anonymous structures: typedefs, optional fields, nesting, extension, structural subtyping, field access through Reflect.
typedef Point = {x:Int, y:Int};
typedef Named = {name:String, ?nick:String};
typedef Person = Named & {age:Int, ?address:{city:String, ?zip:Int}};
typedef Callback = (Int, String) -> String;
typedef Shape3 = {> Point, var z:Int;}
class Pixel { public var x:Int; public var y:Int; public var colour = "red"; public function new(x, y) { this.x = x; this.y = y; } }
class Structures {
	static function norm(p:{x:Int, y:Int}) return p.x * p.x + p.y * p.y;
	static function greet(p:Named) return 'Hi ${p.nick != null ? p.nick : p.name}';
	static function sum(points:Array<Point>):Point {
		var total = {x: 0, y: 0};
		for (p in points) { total.x += p.x; total.y += p.y; }
		return total;
	}
	static function main() {
		var p:Point = {x: 3, y: 4};
		Sys.println(norm(p));
		p.x += 10;
		Sys.println(p.x + "," + p.y);
		Sys.println(norm(new Pixel(1, 2)));
		var q = p;
		q.y = 100;
		Sys.println(p.y);
		Sys.println(greet({name: "Robert"}) + " " + greet({name: "Robert", nick: "Bob"}));
		var person:Person = {name: "Ann", age: 30, address: {city: "Rome"}};
		Sys.println(person.name + person.age + person.address.city + person.address.zip + person.nick);
		person.address.zip = 123;
		person.nick = "A";
		Sys.println(person.address.zip + person.nick);
		Sys.println(sum([{x: 1, y: 2}, {x: 3, y: 4}, p]).x);
		var s:Shape3 = {x: 1, y: 2, z: 3};
		Sys.println(norm(s) + s.z);
		var f:Callback = (n, t) -> t + n;
		Sys.println(f(5, "n"));
		var o = {run: (n:Int) -> n * 2, data: [1, 2], inner: {deep: {value: "found"}}};
		Sys.println(o.run(21) + " " + o.data[1] + " " + o.inner.deep.value);
		var d:Dynamic = {a: 1, b: "two"};
		d.c = 3.5;
		Sys.println(d.a + d.b + d.c);
		Sys.println(Reflect.hasField(d, "a") + " " + Reflect.hasField(d, "z") + " " + Reflect.field(d, "b") + " " + Reflect.field(d, "zz"));
		Reflect.setField(d, "a", 42);
		Reflect.deleteField(d, "b");
		var fields = Reflect.fields(d);
		fields.sort(Reflect.compare);
		Sys.println(fields + " " + d.a);
		var list = [for (i in 0...3) {id: i, label: "item" + i}];
		Sys.println(list.filter(e -> e.id > 0).map(e -> e.label).join(","));
		var copy = Reflect.copy(p);
		copy.x = 0;
		Sys.println(p.x + " " + copy.x);
		Sys.println({one: 1});
		Sys.println({p: {q: [1, 2]}});
		Sys.println([{k: "v"}]);
		Sys.println(Std.string({n: null, t: true, f: 1.5}).length);
		var total = 0;
		for (i in 0...3000) { var t = {a: i, b: i * 2}; total += t.a + t.b; }
		Sys.println(total);
		var counter = {n: 0};
		function bump(c:{n:Int}) c.n++;
		for (i in 0...100) bump(counter);
		Sys.println(counter.n);
		var same = {x: 1}, other = {x: 1};
		Sys.println((same == same) + " " + (same == other));
		var mixed:Array<{name:String, ?size:Int}> = [{name: "a"}, {name: "b", size: 2}];
		Sys.println([for (m in mixed) m.size == null ? 0 : m.size]);
	}
}
