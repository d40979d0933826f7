// Strings in compiled code: code points of one byte and wider, places out of bounds, texts that grow.
class Loud {
	final buffer:StringBuf;

	public function new(buffer:StringBuf) this.buffer = buffer;

	// Adds to the very text it is added to.
	public function toString():String {
		buffer.add("!");
		return "loud";
	}
}

class Mute {
	public function new() {}

	public function toString():String throw "mute";
}

class HotStrings {
	static function sum(text:String, rounds:Int):Int {
		var total = 0;
		for (r in 0...rounds)
			for (i in 0...text.length) total = (total * 31 + StringTools.fastCodeAt(text, i)) % 1000003;
		return total;
	}

	// Until there is none.
	static function codes(text:String):Int {
		var total = 0, i = 0;
		while (true) {
			var code = text.charCodeAt(i++);
			if (code == null) break;
			total += code;
		}
		return total;
	}

	static function letters(text:String, from:Int, to:Int):Int {
		var count = 0;
		for (i in from...to) {
			var c = text.charAt(i);
			if (c == "o") count++ else if (c == "") count += 1000;
		}
		return count;
	}

	static function joined(n:Int):String {
		var buffer = new StringBuf();
		for (i in 0...n) {
			buffer.add(i);
			buffer.add(",");
		}
		return buffer.toString();
	}

	static function main() {
		Sys.println(sum("hello world", 500));
		Sys.println(sum("grüße, 世界 😀", 50));
		Sys.println(sum("", 10));
		var text = "the quick brown fox ";
		for (i in 0...7) text += text;
		Sys.println(codes(text));
		Sys.println(codes("ä世😀"));
		Sys.println(letters(text, 0, text.length));
		Sys.println(letters(text, -3, 4));
		Sys.println(letters("öo世o", 0, 10));
		Sys.println(joined(2000).length);
		var none:String = null;
		try {
			Sys.println(sum(none, 1));
		} catch (e:Dynamic) {
			Sys.println("null");
		}

		var buffer = new StringBuf();
		Sys.println(buffer.length + "[" + buffer.toString() + "]");
		buffer.add(1);
		buffer.add(-2147483648);
		buffer.add(2.5);
		buffer.add(null);
		buffer.add(true);
		buffer.add([1, 2]);
		buffer.addChar("x".code);
		buffer.addChar(0x4e16);
		buffer.addSub("abcdef", 2);
		buffer.addSub("abcdef", 1, 2);
		Sys.println(buffer.toString());
		Sys.println(buffer.length);
		var before = buffer.toString();
		buffer.add(new Loud(buffer));
		Sys.println(buffer.toString().substr(before.length));
		try {
			buffer.add(new Mute());
		} catch (e:String) {
			Sys.println(e);
		}
		Sys.println(before.length + " " + buffer.length);
		for (i in 0...300) buffer.addChar(0x1F600);
		Sys.println(buffer.length);
		Sys.println(buffer.toString().charCodeAt(buffer.length - 1));
	}
}
