class Main {
	static function main() {
		trace('a ${1 + }');
		trace('b ${x y}');
		trace('c ${foo(1}');
		trace('fine $x');
	}
}
