typedef Point = {
	x:Int,
	?y:Int
}
@:structInit class Options {
	public var a:Int;
	public var b:String = "d";
}
class Named {
	public var name = "n";
	public function new() {}
}
class Main {
	static function show(n:{name:String}) return n.name;
	static function main() {
		var p:Point = {x: 1};
		p.y = p.x + 1;
		var o:Options = {a: 3};
		var d:Dynamic = p;
		d.z = d.x + "s";

		trace(show(new Named()), show({name: "m"}), o.b, d.z, {a: 1, "b-c": 2});
	}
}
