class Main {
	static function main() {
		try {
			trace(1);
		} catch (e:Strin) {}
		try {
			trace(1);
		} catch (e:String) {
			e.foo;
		}
	}
}
