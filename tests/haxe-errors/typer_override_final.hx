class Base {
	public function new() {}
	public final function f():Int return 1;
}
class D extends Base {
	override public function f():Int return 2;
}
final class F {}
class G extends F {}
class Main {
	static function main() {
		trace(1);
	}
}
