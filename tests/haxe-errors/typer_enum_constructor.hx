enum E {
	A;
	B(x:Int);
}
class Main {
	static function main() {
		var o:haxe.ds.Option<Int> = Some("a");
		var e:E = B("x");
		e = A(1);
		e = C;
		var f:Int = A;
	}
}
