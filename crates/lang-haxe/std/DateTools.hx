// Formats of dates and spans of time in milliseconds.
class DateTools {
	static final DAYS_SHORT = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
	static final DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
	static final MONTHS_SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
	static final MONTHS = [
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
	];

	// By the letters of `strftime`.
	public static function format(d:Date, f:String):String {
		var out = new StringBuf();
		var at = 0;
		while (at < f.length) {
			var percent = f.indexOf("%", at);
			if (percent < 0)
				break;
			out.addSub(f, at, percent - at);
			out.add(part(d, f.substr(percent + 1, 1)));
			at = percent + 2;
		}
		out.addSub(f, at, f.length - at);
		return out.toString();
	}

	static function part(d:Date, letter:String):String {
		var two = (n:Int, fill:String) -> StringTools.lpad(Std.string(n), fill, 2);
		var twelve = d.getHours() % 12 == 0 ? 12 : d.getHours() % 12;
		return switch letter {
			case "%": "%";
			case "a": DAYS_SHORT[d.getDay()];
			case "A": DAYS[d.getDay()];
			case "b" | "h": MONTHS_SHORT[d.getMonth()];
			case "B": MONTHS[d.getMonth()];
			case "C": two(Std.int(d.getFullYear() / 100), "0");
			case "d": two(d.getDate(), "0");
			case "D": format(d, "%m/%d/%y");
			case "e": Std.string(d.getDate());
			case "F": format(d, "%Y-%m-%d");
			case "H": two(d.getHours(), "0");
			case "k": two(d.getHours(), " ");
			case "I": two(twelve, "0");
			case "l": two(twelve, " ");
			case "m": two(d.getMonth() + 1, "0");
			case "M": two(d.getMinutes(), "0");
			case "n": "\n";
			case "p": d.getHours() > 11 ? "PM" : "AM";
			case "r": format(d, "%I:%M:%S %p");
			case "R": format(d, "%H:%M");
			case "s": Std.string(Std.int(d.getTime() / 1000));
			case "S": two(d.getSeconds(), "0");
			case "t": "\t";
			case "T": format(d, "%H:%M:%S");
			case "u": Std.string(d.getDay() == 0 ? 7 : d.getDay());
			case "w": Std.string(d.getDay());
			case "y": two(d.getFullYear() % 100, "0");
			case "Y": Std.string(d.getFullYear());
			case _: throw new haxe.exceptions.NotImplementedException("Date.format %" + letter + "- not implemented yet.");
		}
	}

	public static inline function delta(d:Date, t:Float):Date
		return Date.fromTime(d.getTime() + t);

	public static function getMonthDays(d:Date):Int {
		var month = d.getMonth(), year = d.getFullYear();
		if (month == 1)
			return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
		return month == 3 || month == 5 || month == 8 || month == 10 ? 30 : 31;
	}

	public static inline function seconds(n:Float):Float
		return n * 1000.0;

	public static inline function minutes(n:Float):Float
		return n * 60000.0;

	public static inline function hours(n:Float):Float
		return n * 3600000.0;

	public static inline function days(n:Float):Float
		return n * 86400000.0;

	public static function parse(t:Float) {
		var s = t / 1000, m = s / 60, h = m / 60;
		return {
			ms: t % 1000,
			seconds: Std.int(s % 60),
			minutes: Std.int(m % 60),
			hours: Std.int(h % 24),
			days: Std.int(h / 24)
		};
	}

	public static function make(o:{ms:Float, seconds:Int, minutes:Int, hours:Int, days:Int}):Float
		return o.ms + 1000.0 * (o.seconds + 60.0 * (o.minutes + 60.0 * (o.hours + 24.0 * o.days)));

	public static function makeUtc(year:Int, month:Int, day:Int, hour:Int, min:Int, sec:Int):Float {
		var date = new Date(year, month, day, hour, min, sec);
		return date.getTime() - date.getTimezoneOffset() * 60000.0;
	}
}
