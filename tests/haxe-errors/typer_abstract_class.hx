abstract class Base {
	public function new() {}
	public abstract function f():Int;
}
class D extends Base {}
class Main {
	static function main() {
		new Base();
	}
}
