import updraft.Clock;

// A moment, counted in milliseconds since 1970, and how far local time is ahead of universal time at that moment.
class Date {
	var time:Float;
	var ahead:Int;

	public function new(year:Int, month:Int, day:Int, hour:Int, min:Int, sec:Int) {
		var local = (daysBefore(year, month) + day - 1) * 86400.0 + hour * 3600.0 + min * 60.0 + sec;
		ahead = Clock.aheadOf(local);
		time = (local - ahead) * 1000.0;
	}

	public static function fromTime(t:Float):Date {
		var result = new Date(1970, 0, 1, 0, 0, 0);
		var seconds = Math.ffloor(t / 1000);
		result.time = seconds * 1000;
		result.ahead = Clock.aheadAt(seconds);
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
		return Std.int(secondsOfDay(ahead) / 3600);
	}

	public function getMinutes():Int {
		return Std.int(secondsOfDay(ahead) / 60) % 60;
	}

	public function getSeconds():Int {
		return secondsOfDay(ahead) % 60;
	}

	public function getDay():Int {
		return (days(ahead) % 7 + 11) % 7;
	}

	public function getFullYear():Int {
		return civil(ahead)[0];
	}

	public function getMonth():Int {
		return civil(ahead)[1];
	}

	public function getDate():Int {
		return civil(ahead)[2];
	}

	public function getUTCHours():Int {
		return Std.int(secondsOfDay(0) / 3600);
	}

	public function getUTCMinutes():Int {
		return Std.int(secondsOfDay(0) / 60) % 60;
	}

	public function getUTCSeconds():Int {
		return secondsOfDay(0) % 60;
	}

	public function getUTCDay():Int {
		return (days(0) % 7 + 11) % 7;
	}

	public function getUTCFullYear():Int {
		return civil(0)[0];
	}

	public function getUTCMonth():Int {
		return civil(0)[1];
	}

	public function getUTCDate():Int {
		return civil(0)[2];
	}

	public function getTimezoneOffset():Int {
		return -Std.int(ahead / 60);
	}

	public function toString():String {
		var date = civil(ahead);
		return date[0] + "-" + two(date[1] + 1) + "-" + two(date[2]) + " " + two(getHours()) + ":" + two(getMinutes()) + ":" + two(getSeconds());
	}

	static function two(n:Int):String {
		return n < 10 ? "0" + n : "" + n;
	}

	// Of a clock that is so many seconds ahead of universal time.
	function days(ahead:Int):Int {
		return Math.floor((time / 1000 + ahead) / 86400);
	}

	function secondsOfDay(ahead:Int):Int {
		return Std.int(Math.ffloor(time / 1000) + ahead - days(ahead) * 86400.0);
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
	function civil(ahead:Int):Array<Int> {
		var day = days(ahead) + 719468;
		var era = Math.floor(day / 146097);
		var ofEra = day - era * 146097;
		var y = Std.int((ofEra - Std.int(ofEra / 1460) + Std.int(ofEra / 36524) - Std.int(ofEra / 146096)) / 365);
		var ofYear = ofEra - (365 * y + Std.int(y / 4) - Std.int(y / 100));
		var m = Std.int((5 * ofYear + 2) / 153);
		var month = m < 10 ? m + 2 : m - 10;
		return [y + era * 400 + (month < 2 ? 1 : 0), month, ofYear - Std.int((153 * m + 2) / 5) + 1];
	}
}
