// Classes: inheritance, override, super, abstract methods by interface, static members, toString, casts, is.
interface Speaker { function speak():String; }
interface Named { var name(default, null):String; }
class Animal implements Speaker implements Named {
	public static var count = 0;
	public var name(default, null):String;
	var age:Int = 1;
	public function new(name:String) { this.name = name; count++; }
	public function speak():String return name + " makes " + sound();
	function sound():String return "a noise";
	public function birthday():Animal { age++; return this; }
	public function toString() return 'Animal($name, $age)';
}
class Dog extends Animal {
	public var tricks:Array<String> = [];
	public function new(name, ?trick:String) { super(name); if (trick != null) tricks.push(trick); }
	override function sound() return "woof";
	public function learn(t:String) { tricks.push(t); return this; }
}
class Puppy extends Dog {
	override function sound() return super.sound() + "!";
	override public function speak() return "tiny " + super.speak();
	override public function toString() return "Puppy:" + super.toString();
}
class Cat extends Animal {
	public function new() super("cat");
	override function sound() return "meow";
}
class Robot implements Speaker {
	final id:Int;
	static inline var PREFIX = "R-";
	public function new(id) this.id = id;
	public function speak() return PREFIX + id;
}
class Counter {
	public static var total(default, null):Int = 0;
	public var value(get, set):Int;
	public var doubled(get, never):Int;
	public var log(default, null):Array<Int> = [];
	@:isVar public var checked(default, set):Int = 0;
	var _value = 0;
	public function new() {}
	function get_value() return _value;
	function set_value(v:Int) { log.push(v); total += v; return _value = v; }
	function get_doubled() return _value * 2;
	function set_checked(v:Int) { if (v < 0) v = 0; return checked = v; }
	public static function make(n:Int) { var c = new Counter(); c.value = n; return c; }
}
class Base { public function new() { init(); } public function init() Sys.println("base init"); }
class Derived extends Base { var x = 5; override public function init() Sys.println("derived init " + x); }
class Node<T> { public var value:T; public var next:Node<T>; public function new(v:T, ?n:Node<T>) { value = v; next = n; } }
class Classes {
	static var order:Array<String> = [];
	static function note(s:String) { order.push(s); return s; }
	static function main() {
		var animals:Array<Animal> = [new Animal("thing"), new Dog("rex", "sit"), new Puppy("bit"), new Cat()];
		for (a in animals) Sys.println(a.speak());
		Sys.println(animals);
		Sys.println(Animal.count);
		animals[1].birthday().birthday();
		Sys.println(Std.string(animals[1]));
		Sys.println([for (a in animals) Std.isOfType(a, Dog)].join(" "));
		var d = cast(animals[1], Dog);
		Sys.println(d.learn("roll").tricks.join("+"));
		var maybe = Std.downcast(animals[0], Dog);
		Sys.println(maybe == null);
		try { var wrong = cast(animals[3], Dog); Sys.println("no " + wrong); } catch (e:Dynamic) Sys.println("cast failed");
		var speakers:Array<Speaker> = [animals[2], new Robot(7)];
		Sys.println([for (s in speakers) s.speak()].join(", "));
		Sys.println([for (s in speakers) Std.isOfType(s, Speaker) + "" + Std.isOfType(s, Named)].join(" "));
		var named:Named = animals[0];
		Sys.println(named.name);
		var c = Counter.make(5);
		c.value += 10;
		c.value++;
		Sys.println(c.value + " " + c.doubled + " " + c.log + " " + Counter.total);
		c.checked = -5;
		Sys.println(c.checked);
		c.checked = 5;
		Sys.println(c.checked);
		new Derived();
		var list = new Node(1, new Node(2, new Node(3)));
		var n = list, sum = 0;
		while (n != null) { sum += n.value; n = n.next; }
		Sys.println(sum);
		var text = new Node("a");
		text.next = new Node("b", text.next);
		Sys.println(text.next.value);
		Sys.println(animals[0] == animals[0]);
		Sys.println(new Cat() == new Cat());
		var f = animals[1].speak;
		Sys.println(f());
		Sys.println(Type.getClassName(Type.getClass(animals[2])) + " " + Type.getClassName(Type.getSuperClass(Puppy)));
		var total = 0;
		for (i in 0...2000) total += animals[i % 4].speak().length;
		Sys.println(total);
		note("a") + note("b");
		Sys.println(order.join(""));
		var obj = {a: note("x"), b: note("y")};
		Sys.println(order.join("") + obj.b);
		Sys.println(Std.string(new Robot(3)).length > 0);
	}
}
