class Special extends haxe.Exception {}

class ThrowException {
	static function inner() {
		throw new Special("special thing");
	}

	static function main() {
		inner();
	}
}
