enum Color {
	Red;
	Mix(a:Int);
}

class EnumByName {
	static function main() {
		Sys.println(Type.createEnum(Color, "Red"));
		Type.createEnum(Color, "Green");
	}
}
