// Options: --max-memory=24M
class EndlessStrings {
	static function main() {
		var text = "x";
		while (true)
			text += text;
	}
}
