class Main {
	static function main() {
		var s:{x:Int, y:String} = {x: 1};
		var s2:{x:Int} = {x: 1, y: 3};
		var s3:{x:Int} = {x: "a"};
		var o = {a: 1};
		o.b = 2;
		o.a = "s";
	}
}
