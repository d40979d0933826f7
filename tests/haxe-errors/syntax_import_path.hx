import haxe.Json
import a.b.;
import;
class Main {}
