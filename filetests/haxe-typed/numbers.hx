class Main {
	static function main() {
		var i = 7;
		var f = i / 2;
		var g = f + i;
		i %= 3;
		i <<= 2;
		f += i;
		var big = 0x7FFFFFFF + 1;
		var c = -i >>> 28;
		var b = i < f && !(i == 3);
		i++;
		--f;
		trace(i++ + ~i, big, c, b, g);
	}
}
