class Main {
	static function main() {
		break;
		continue;
		var f = function() {
			break;
		};
	}
}
