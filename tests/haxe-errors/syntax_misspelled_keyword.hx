clas Main {
	static function main() {}
}
class Other {
	funtion f() {}
	vra x:Int;
}
