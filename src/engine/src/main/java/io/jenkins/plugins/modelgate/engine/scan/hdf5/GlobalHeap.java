package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;

/** Values of variable length (HDF5 file format, III.E). */
final class GlobalHeap {
    private GlobalHeap() {}

    /** The bytes of one object of a collection, or null if it is not there. */
    @CheckForNull
    static Cursor find(Hdf5File file, long collection, long index) throws IOException {
        Cursor header = new Cursor(file, collection, 8L + file.lengthSize());
        header.expect("GCOL");
        header.skip(4);
        long size = header.length();
        Cursor objects = new Cursor(file, collection, size);
        objects.skip(8L + file.lengthSize());
        long head = 8L + file.lengthSize();
        while (objects.left() >= head) {
            file.pages().step();
            int number = objects.u16();
            objects.skip(6);
            long length = objects.length();
            if (number == 0) {
                return null;
            }
            if (length < 0 || length > objects.left()) {
                throw objects.malformed("an object of a global heap");
            }
            if (number == index) {
                return objects.part(length);
            }
            objects.skip(Math.min(objects.left(), length + (8 - length % 8) % 8));
        }
        return null;
    }
}
