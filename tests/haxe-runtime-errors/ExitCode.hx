class ExitCode {
	static function main() {
		Sys.println("leaving");
		Sys.exit(3);
		Sys.println("not here");
	}
}
