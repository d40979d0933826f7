// Static initialization with __init__, functions of any number of arguments, literals for `{}`.
class First {
	public static var a = 1;
	public static var b = VariousArguments.made("b", 2);

	static function __init__() {
		Sys.println('init $a $b');
		a = 10;
		b = 20;
	}
}

class VariousArguments {
	static var own = made("own", 3);

	public static function made(name:String, value:Int):Int {
		Sys.println("made " + name);
		return value;
	}

	static function keys(object:{}):Int
		return Reflect.fields(object).length;

	static function main() {
		trace(First.a, First.b, own);
		var count:Dynamic = Reflect.makeVarArgs(args -> args.length);
		trace(count(), count(1), count(1, "b", null));
		var sum:Dynamic = Reflect.makeVarArgs(function(args) {
			var total = 0;
			for (arg in args)
				total += arg;
			return total;
		});
		var total = 0;
		for (i in 0...2000)
			total += sum(i, i + 1);
		trace(total);
		var object:{} = {a: 1, b: 2};
		trace(keys(object), keys({c: 3}));
		trace(Type.getClassFields(First).length);
	}
}
