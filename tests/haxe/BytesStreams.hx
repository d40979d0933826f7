import haxe.io.*;

// Bytes, streams of them, sums and hashes of them.
class BytesStreams {
  static function main() {
    var b = Bytes.alloc(16); b.setInt32(0, -5); b.setDouble(4, 1.5); b.setUInt16(12, 65535); b.set(14, 300); trace(b.getInt32(0), b.getDouble(4), b.getUInt16(12), b.get(14), b.toHex());
    b.setFloat(0, 2.5); trace(b.getFloat(0)); var i64 = haxe.Int64.make(1,2); b.setInt64(0, i64); trace(b.getInt64(0)); trace(b.sub(0,4).toHex(), b.length);
    trace(Bytes.ofString("héllo").length, Bytes.ofString("abc").toString(), Bytes.ofString("abcdef").getString(1,3), Bytes.ofHex("0aff").toHex());
    b.fill(0,16,7); b.blit(2, Bytes.ofString("xy"), 0, 2); trace(b.toHex(), Bytes.ofString("a").compare(Bytes.ofString("b")));
    var bb = new BytesBuffer(); bb.addByte(65); bb.addString("BC"); bb.addInt32(5); bb.addDouble(1.0); bb.addFloat(1.0); bb.add(Bytes.ofString("z")); bb.addBytes(Bytes.ofString("hello"),1,2); trace(bb.length, bb.getBytes().toHex());
    var o = new BytesOutput(); o.writeByte(1); o.writeInt16(-2); o.writeInt32(7); o.writeString("str"); o.bigEndian = true; o.writeUInt16(258); o.writeFloat(1.5); o.writeDouble(2.5); o.writeInt24(-3); o.writeInt8(-1); o.writeUInt24(70000); var ob = o.getBytes(); trace(ob.toHex());
    var i = new BytesInput(ob); trace(i.readByte(), i.readInt16(), i.readInt32(), i.readString(3)); i.bigEndian = true; trace(i.readUInt16(), i.readFloat(), i.readDouble(), i.readInt24(), i.readInt8(), i.readUInt24(), i.position, i.length);
    try { i.readByte(); } catch (e:Eof) trace("eof " + e); 
    var ti = new StringInput("line1\nline2\r\nend"); trace(ti.readLine(), ti.readLine(), ti.readLine()); try ti.readLine() catch(e:Eof) trace("eof");
    trace(new StringInput("a,b;c").readUntil(";".code)); trace(new StringInput("all of it").readAll().toString());
    trace(haxe.crypto.Md5.encode("hello"), haxe.crypto.Sha1.encode("hello"), haxe.crypto.Base64.encode(Bytes.ofString("hello world")), haxe.crypto.Base64.decode("aGk=").toString(), haxe.crypto.Crc32.make(Bytes.ofString("hello")));
    trace(haxe.crypto.Sha256.encode("hello")); trace(haxe.crypto.Adler32.make(Bytes.ofString("hello")));
    var out = new BytesOutput(); for (i in 0...3000) { out.writeByte(i & 0xff); out.writeInt32(i * 77777); out.writeDouble(i / 3); }
    var back = new BytesInput(out.getBytes()); var sum = 0.0; for (i in 0...3000) { sum += back.readByte(); sum += back.readInt32(); sum += back.readDouble(); } trace(sum, back.position == back.length);
    trace(haxe.crypto.Sha256.make(out.getBytes()).toHex(), haxe.crypto.Md5.make(out.getBytes()).toHex(), haxe.crypto.Sha1.make(out.getBytes()).toHex(), haxe.crypto.Crc32.make(out.getBytes()));
    trace(Path.join(["a", "b/", "../c.txt"]), Path.extension("x/y.tar.gz"), Path.withoutExtension("a/b.c"), Path.directory("a/b/c"), Path.withoutDirectory("a/b.c"), Path.normalize("a//b/./c/.."), Path.addTrailingSlash("a"), Path.removeTrailingSlashes("a//"), Path.isAbsolute("/x"), new Path("dir/f.e").file, Path.withExtension("a.b", "c"));
  }
}
