import foo.Bar;
import haxe.ds.Nothing;
class Main {
	static function main() {
		trace(1);
	}
}
