class Main {
	static function main() {
		var fn:Int->Void = function(s:String) {};
		var g:Int->String = function(x:Int):Int return 1;
		var h:Int->String = (x, y) -> "";
		var k:Int->String = x -> x;
	}
}
