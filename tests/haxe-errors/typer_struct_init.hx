@:structInit class P {
	public var x:Int;
	public var y:Int;
}
class Main {
	static function main() {
		var p:P = {x: 1};
		var q:P = {x: 1, y: 2, z: 3};
		var r:P = {x: "a", y: 1};
	}
}
