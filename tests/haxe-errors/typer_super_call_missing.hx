class Base {
	public function new(x:Int) {}
}
class D extends Base {
	public function new() {}
}
class Main {
	static function main() {
		trace(1);
	}
}
