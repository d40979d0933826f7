//! The sources of the standard library, part of the program so that nothing needs to be installed.

/// Lists files of the folder `std`, by their paths in it.
macro_rules! embed {
    ($($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../std/", $path)))),*]
    };
}

/// Path and text of each file, sorted by path.
pub static FILES: &[(&str, &str)] = embed! {
    "Any.hx"
    "Array.hx"
    "Class.hx"
    "Date.hx"
    "DateTools.hx"
    "EReg.hx"
    "Enum.hx"
    "EnumValue.hx"
    "IntIterator.hx"
    "Lambda.hx"
    "List.hx"
    "Map.hx"
    "Math.hx"
    "Reflect.hx"
    "Std.hx"
    "StdTypes.hx"
    "String.hx"
    "StringBuf.hx"
    "StringTools.hx"
    "Sys.hx"
    "Type.hx"
    "UInt.hx"
    "haxe/CallStack.hx"
    "haxe/Constraints.hx"
    "haxe/DynamicAccess.hx"
    "haxe/EnumTools.hx"
    "haxe/Exception.hx"
    "haxe/Int32.hx"
    "haxe/Int64.hx"
    "haxe/Json.hx"
    "haxe/Log.hx"
    "haxe/PosInfos.hx"
    "haxe/Rest.hx"
    "haxe/Timer.hx"
    "haxe/ValueException.hx"
    "haxe/crypto/Adler32.hx"
    "haxe/crypto/Base64.hx"
    "haxe/crypto/Crc32.hx"
    "haxe/crypto/Md5.hx"
    "haxe/crypto/Sha1.hx"
    "haxe/crypto/Sha256.hx"
    "haxe/ds/ArraySort.hx"
    "haxe/ds/BalancedTree.hx"
    "haxe/ds/Either.hx"
    "haxe/ds/EnumValueMap.hx"
    "haxe/ds/GenericStack.hx"
    "haxe/ds/HashMap.hx"
    "haxe/ds/IntMap.hx"
    "haxe/ds/List.hx"
    "haxe/ds/ListSort.hx"
    "haxe/ds/Map.hx"
    "haxe/ds/ObjectMap.hx"
    "haxe/ds/Option.hx"
    "haxe/ds/ReadOnlyArray.hx"
    "haxe/ds/StringMap.hx"
    "haxe/ds/Vector.hx"
    "haxe/ds/WeakMap.hx"
    "haxe/exceptions/ArgumentException.hx"
    "haxe/exceptions/NotImplementedException.hx"
    "haxe/exceptions/PosException.hx"
    "haxe/format/JsonParser.hx"
    "haxe/format/JsonPrinter.hx"
    "haxe/io/Bytes.hx"
    "haxe/io/BytesBuffer.hx"
    "haxe/io/BytesInput.hx"
    "haxe/io/BytesOutput.hx"
    "haxe/io/Encoding.hx"
    "haxe/io/Eof.hx"
    "haxe/io/Error.hx"
    "haxe/io/Input.hx"
    "haxe/io/Output.hx"
    "haxe/io/Path.hx"
    "haxe/io/StringInput.hx"
    "haxe/iterators/ArrayIterator.hx"
    "haxe/iterators/ArrayKeyValueIterator.hx"
    "haxe/iterators/MapKeyValueIterator.hx"
    "haxe/iterators/StringIterator.hx"
    "haxe/iterators/StringKeyValueIterator.hx"
    "updraft/ByteArray.hx"
    "updraft/Clock.hx"
    "updraft/Console.hx"
    "updraft/Padding.hx"
    "updraft/Regex.hx"
    "updraft/StandardInput.hx"
    "updraft/StandardOutput.hx"
    "updraft/Strings.hx"
    "updraft/Table.hx"
    "updraft/TableKeys.hx"
    "updraft/TableValues.hx"
    "updraft/TextBuffer.hx"
    "updraft/Traces.hx"
};

/// The text of a file, by its path in the folder `std`, as `haxe/ds/StringMap.hx`.
pub fn find(path: &str) -> Option<&'static str> {
    let index = FILES.binary_search_by_key(&path, |&(name, _)| name).ok()?;
    Some(FILES[index].1)
}

#[cfg(test)]
mod tests {
    use super::FILES;
    use std::path::Path;

    fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                collect(&entry.path(), &format!("{name}/"), found);
            } else {
                found.push(name);
            }
        }
    }

    #[test]
    fn every_file_is_embedded() {
        let mut found = Vec::new();
        collect(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/std")), "", &mut found);
        found.sort();
        let listed: Vec<&str> = FILES.iter().map(|&(path, _)| path).collect();
        assert_eq!(listed, found, "src/std/sources.rs lists the files of the folder std, sorted");
    }
}
