class Main {
	public public var x:Int;
	private public static function main() {}
}
