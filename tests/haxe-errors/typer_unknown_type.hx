class Main {
	static function main() {
		var t:Undef = null;
		new Foo();
		var s:haxe.Nothing = null;
		Stringg.fromCharCode(1);
	}
}
