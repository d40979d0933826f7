package updraft;

// How many seconds local time is ahead of universal time.
extern class Clock {
	// At a moment, in seconds since 1970.
	static function aheadAt(seconds:Float):Int;
	// When local clocks show so many seconds since 1970.
	static function aheadOf(localSeconds:Float):Int;
}
