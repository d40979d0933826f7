abstract V(Int) {
	public function new(x:Int) this = x;
	@:op(A + B) function add(o:V):V return new V(this);
	@:op(A * B) static function mul(a:V, b:Int):V return a;
}
class Main {
	static function main() {
		var v = new V(1);
		var w = v + v;
		var x = v * 2;
		var y = v - v;
		var z = v + "a";
	}
}
