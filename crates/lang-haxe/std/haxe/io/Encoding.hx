package haxe.io;

// Text is always UTF-8 here.
enum Encoding {
	UTF8;
	RawNative;
}
