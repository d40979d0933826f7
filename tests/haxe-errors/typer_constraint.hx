class Main {
	static function g<T:String>(x:T) {}
	static function gen<T>(x:T):T return x;
	static function main() {
		g(1);
		var x:Int = gen("a");
		gen(1).foo();
	}
}
