interface I {}
class C {}
class D extends I {}
class E2 implements C {}
class Main {
	static function main() {
		trace(1);
	}
}
