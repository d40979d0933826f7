// A moment, counted in milliseconds since 1970. Local time is UTC.
class Date {
	final time:Float;

	public function new(year:Int, month:Int, day:Int, hour:Int, min:Int, sec:Int) {
		time = ((daysBefore(year, month) + day - 1) * 86400.0 + hour * 3600.0 + min * 60.0 + sec) * 1000.0;
	}

	public static function fromTime(t:Float):Date {
		var seconds = Math.ffloor(t / 1000);
		var days = Math.floor(seconds / 86400);
		var rest = Std.int(seconds - days * 86400.0);
		var result = new Date(1970, 0, 1 + days, 0, 0, rest);
		return result;
	}

	public static function now():Date {
		return fromTime(Math.ffloor(Sys.time() * 1000));
	}

	public static function fromString(s:String):Date {
		var pattern = ~/^(?:([0-9]{4})-([0-9]{2})-([0-9]{2}))?[ T]?(?:([0-9]{2}):([0-9]{2}):([0-9]{2}))?$/;
		if (s.length == 0 || !pattern.match(s)) {
			throw "Invalid date format : " + s;
		}
		var part = n -> {
			var text = pattern.matched(n);
			text == null || text == "" ? 0 : Std.parseInt(text);
		}
		if (part(1) == 0) {
			return new Date(1970, 0, 1, part(4), part(5), part(6));
		}
		return new Date(part(1), part(2) - 1, part(3), part(4), part(5), part(6));
	}

	public function getTime():Float {
		return time;
	}

	public function getHours():Int {
		return Std.int(secondsOfDay() / 3600);
	}

	public function getMinutes():Int {
		return Std.int(secondsOfDay() / 60) % 60;
	}

	public function getSeconds():Int {
		return secondsOfDay() % 60;
	}

	public function getDay():Int {
		return (days() % 7 + 11) % 7;
	}

	public function getFullYear():Int {
		return civil()[0];
	}

	public function getMonth():Int {
		return civil()[1];
	}

	public function getDate():Int {
		return civil()[2];
	}

	public function getTimezoneOffset():Int {
		return 0;
	}

	public function toString():String {
		var date = civil();
		return date[0] + "-" + two(date[1] + 1) + "-" + two(date[2]) + " " + two(getHours()) + ":" + two(getMinutes()) + ":" + two(getSeconds());
	}

	static function two(n:Int):String {
		return n < 10 ? "0" + n : "" + n;
	}

	function days():Int {
		return Math.floor(time / 86400000);
	}

	function secondsOfDay():Int {
		return Std.int(Math.ffloor(time / 1000) - days() * 86400.0);
	}

	// Days from 1970 to the first of a month, which may lie outside its year.
	static function daysBefore(year:Int, month:Int):Int {
		year += Math.floor(month / 12);
		month = ((month % 12) + 12) % 12;
		// Years begin in March, so that the day that leap years have more is the last.
		var y = month < 2 ? year - 1 : year;
		var m = month < 2 ? month + 10 : month - 2;
		var era = Math.floor(y / 400);
		var ofEra = y - era * 400;
		return era * 146097 + ofEra * 365 + Std.int(ofEra / 4) - Std.int(ofEra / 100) + Std.int((153 * m + 2) / 5) - 719468;
	}

	// Year, month and day.
	function civil():Array<Int> {
		var day = days() + 719468;
		var era = Math.floor(day / 146097);
		var ofEra = day - era * 146097;
		var y = Std.int((ofEra - Std.int(ofEra / 1460) + Std.int(ofEra / 36524) - Std.int(ofEra / 146096)) / 365);
		var ofYear = ofEra - (365 * y + Std.int(y / 4) - Std.int(y / 100));
		var m = Std.int((5 * ofYear + 2) / 153);
		var month = m < 10 ? m + 2 : m - 10;
		return [y + era * 400 + (month < 2 ? 1 : 0), month, ofYear - Std.int((153 * m + 2) / 5) + 1];
	}
}
