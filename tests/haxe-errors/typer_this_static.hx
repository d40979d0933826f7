class Main {
	var x:Int;
	function foo() {}
	static function main() {
		this.x = 3;
		x = 4;
		foo();
	}
}
