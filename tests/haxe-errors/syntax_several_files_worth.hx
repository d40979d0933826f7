class Main {
	static function main() {
		foo(;
		bar);
		var 1x = 2;
		new Foo;
		x.;
		return
	}
}
class B {
	function f() {
		a = b c;
	}
	function g() {
		if (
	}
	function h() return ;
}
