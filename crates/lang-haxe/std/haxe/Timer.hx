package haxe;

extern class Timer {
	static function stamp():Float;
}
