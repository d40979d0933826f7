class Main {}
import haxe.Json;
using StringTools;
