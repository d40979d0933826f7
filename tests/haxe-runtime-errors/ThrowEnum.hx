enum Failure {
	Missing;
	Wrong(what:String, times:Int);
}

class ThrowEnum {
	static function main() {
		throw Wrong("key", 2);
	}
}
