class A {
	public function new() {}
}

class B extends A {}

class CastClass {
	static function main() {
		var a:A = new A();
		var b = cast(a, B);
		Sys.println(b);
	}
}
