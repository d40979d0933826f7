class A {
	public static var x = B.y + 1;
}
class B {
	public static var y = start();
	static function start() return C.z * 2;
}
class C {
	public static var z = 5;
}
class Main {
	static function main() trace(A.x);
}
