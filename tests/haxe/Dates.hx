using DateTools;

// Dates and their formats. Time zones differ between machines: nothing here depends on one.
class Dates {
	static function main() {
		var leap = new Date(2020, 1, 29, 12, 30, 15);
		trace(leap, leap.getDay(), leap.getFullYear(), leap.getMonth(), leap.getDate(), leap.getHours(), leap.getMinutes(), leap.getSeconds());
		trace(leap.format("%Y-%m-%d %H:%M:%S %y %e %I %p %a %A %b %B %j".substr(0, 38)), leap.format("%D|%F|%R|%T|%r|%k|%l|%u|%w|%C|%%|%n|%t|"));
		trace(leap.delta(DateTools.days(1)), leap.getMonthDays(), new Date(2021, 1, 1, 0, 0, 0).getMonthDays());
		trace(Date.fromString("2019-03-04 05:06:07"), Date.fromString("2019-03-04").getMonth());
		var span = DateTools.parse(DateTools.make({ms: 5.0, seconds: 4, minutes: 3, hours: 2, days: 1}));
		trace(span.ms, span.seconds, span.minutes, span.hours, span.days);
		trace(new Date(2019, 13, 1, 0, 0, 0), new Date(2020, 0, 0, 25, 61, 61));
		var sum = 0;
		var day = new Date(1999, 11, 1, 12, 0, 0);
		for (i in 0...1000) {
			sum = (sum * 31 + day.getDay() + day.getMonth() * 7 + day.getDate() * 11 + day.getFullYear()) % 1000003;
			day = Date.fromTime(day.getTime() + 86400000.0);
		}
		trace(sum);
		var moment = Date.fromTime(1234567890000.0);
		trace(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate(), moment.getUTCHours(), moment.getUTCMinutes(), moment.getUTCSeconds(), moment.getUTCDay());
		trace(moment.getTime() == Date.fromString(moment.toString()).getTime(), moment.getTimezoneOffset() % 15);
		trace(Date.now().getTime() > 1.6e12);
	}
}
