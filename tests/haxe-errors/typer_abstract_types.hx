abstract Meters(Int) {
	public function new(x:Int) this = x;
}
abstract Feet(Int) from Int to Int {}
class Main {
	static function main() {
		var x = new Meters(3);
		var i:Int = x;
		var q:Meters = 3;
		x + 1;
		x.foo();
		var ok:Feet = 3;
		var back:Int = ok;
	}
}
