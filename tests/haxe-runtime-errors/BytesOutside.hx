class BytesOutside {
	static function main() {
		var bytes = haxe.io.Bytes.alloc(4);
		Sys.println(bytes.getInt32(0));
		bytes.getInt32(2);
	}
}
