using Main.Tools;
class Tools {
	public static function twice(x:Int) return x * 2;
}
class Main {
	static function main() {
		"a".twice();
		1.twice(2);
	}
}
