#!/usr/bin/env bash
# Guess: where a function given to a C library throws, as at a row that cannot be read, the call of the library fails in the calling language.
# Seen: Python's ctypes (3.11), cffi 2.1.1 and JNA 5.13.0 (Debian 5.13.0-2) write the trace to standard error, hand 0 to C and go on: qsort of 5, 3, 1, 4, 2 whose comparison
# throws from the second time on comes back as if all were equal, half sorted, and the program ends with 0. koffi 3.3.4 (npm) hands the error on to the caller.
# cffi has error= and onerror= for another value, JNA a handler for the whole process.
# Hurts: rows handed to a C library, or compared by one, by a function: a bad row is read as 0, which is "equal", "no more rows" or "all is well".
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib cffi==2.1.1
npm init -y >/dev/null && npm install --silent koffi@3.3.4 && npm ls --depth 0 | tail -n +2
apt-get download -qq libjna-java=5.13.0-2 libjna-jni=5.13.0-2 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
cat > seen.py <<'J'
import ctypes, cffi
times = 0
def compare(one, other):
    global times
    times += 1
    if times > 1:
        raise ValueError("a row that cannot be read")
    return one - other
kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
rows = (ctypes.c_int * 5)(5, 3, 1, 4, 2)
ctypes.CDLL(None).qsort(rows, 5, 4, kind(lambda one, other: compare(one[0], other[0])))
print("ctypes", list(rows))
assert times > 1 and sorted(rows) != list(rows)
ffi, times = cffi.FFI(), 0
ffi.cdef("void qsort(void *, size_t, size_t, int (*)(const void *, const void *));")
rows = ffi.new("int[5]", [5, 3, 1, 4, 2])
by = ffi.callback("int(const void *, const void *)", lambda one, other: compare(ffi.cast("int *", one)[0], ffi.cast("int *", other)[0]))
ffi.dlopen(None).qsort(rows, 5, 4, by)
print("cffi", list(rows))
assert times > 1 and sorted(rows) != list(rows)
J
PYTHONPATH=lib python3 seen.py 2> python.txt
grep -c 'a row that cannot be read' python.txt
cat > Seen.java <<'J'
import com.sun.jna.*;
import java.util.Arrays;
public class Seen {
  public interface Sorter extends Library {
    interface Comparison extends Callback { int compare(Pointer one, Pointer other); }
    void qsort(Pointer rows, NativeLong count, NativeLong size, Comparison by);
  }
  static int times = 0;
  public static void main(String[] none) {
    Memory rows = new Memory(20);
    rows.write(0, new int[] {5, 3, 1, 4, 2}, 0, 5);
    Native.load("c", Sorter.class).qsort(rows, new NativeLong(5), new NativeLong(4), (one, other) -> {
      if (++times > 1) throw new IllegalStateException("a row that cannot be read");
      return Integer.compare(one.getInt(0), other.getInt(0));
    });
    int[] seen = rows.getIntArray(0, 5);
    System.out.println("JNA " + Arrays.toString(seen));
    if (times < 2 || Arrays.equals(seen, new int[] {1, 2, 3, 4, 5})) System.exit(1);
  }
}
J
java -cp "$(readlink -f root/usr/share/java/jna.jar)" -Djna.boot.library.path="$(dirname "$(find "$dir/root" -name 'libjnidispatch*' | head -1)")" Seen.java 2> java.txt
grep -c 'IllegalStateException: a row that cannot be read' java.txt
cat > seen.js <<'J'
const koffi = require('koffi')
koffi.proto('int compare(const void *one, const void *other)')
const qsort = koffi.load('libc.so.6').func('void qsort(_Inout_ int *rows, size_t count, size_t size, compare *by)')
let times = 0
require('assert').throws(() => qsort(new Int32Array([5, 3, 1, 4, 2]), 5, 4, (one, other) => {
  if (++times > 1) throw new Error('a row that cannot be read')
  return koffi.decode(one, 'int') - koffi.decode(other, 'int')
}), /a row that cannot be read/)
console.log('koffi throws')
J
node seen.js
