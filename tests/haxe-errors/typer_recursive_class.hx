class C extends D {}
class D extends C {}
class Main {
	static function main() {
		trace(1);
	}
}
