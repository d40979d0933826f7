extern class Sys {
	static function print(v:Dynamic):Void;
	static function println(v:Dynamic):Void;
	static function args():Array<String>;
	static function getEnv(s:String):String;
	static function sleep(seconds:Float):Void;
	static function exit(code:Int):Void;
	static function time():Float;
	static function cpuTime():Float;
	static function systemName():String;
	static function programPath():String;
	static function getCwd():String;

	static function stdout():haxe.io.Output {
		return new updraft.StandardOutput(false);
	}

	static function stderr():haxe.io.Output {
		return new updraft.StandardOutput(true);
	}

	static function stdin():haxe.io.Input {
		return new updraft.StandardInput();
	}
}
