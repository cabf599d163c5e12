package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Groups in the older form: a B-tree of symbol table nodes, names in a local heap. */
final class SymbolTable {
    private static final int NAME = 64 * 1024;
    private static final int SOFT = 2;
    /** Larger than any node: its fields are counted in 16 bits. */
    private static final int NODE = 1 << 24;

    private static final int NODES = 200_000;

    private final Hdf5File file;
    private final Links links;

    SymbolTable(Hdf5File file, Links links) {
        this.file = file;
        this.links = links;
    }

    /** All links of a group. */
    void read(long tree, long heap) throws IOException {
        long names = names(heap);
        Deque<Long> nodes = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        nodes.push(tree);
        while (!nodes.isEmpty()) {
            long node = nodes.pop();
            if (!seen.add(node) || seen.size() > NODES) {
                throw new Cursor(file, 0, 0).malformed("a group's tree goes round in circles, or is too large");
            }
            node(node, names, nodes);
        }
    }

    private long names(long heap) throws IOException {
        Cursor cursor = new Cursor(file, heap, 64);
        cursor.expect("HEAP");
        cursor.skip(4);
        cursor.length();
        cursor.length();
        return cursor.address();
    }

    private void node(long address, long names, Deque<Long> nodes) throws IOException {
        file.pages().step();
        if (new Cursor(file, address, 1).u8() == 'S') {
            symbols(new Cursor(file, address, NODE), names);
            return;
        }
        Cursor cursor = new Cursor(file, address, NODE);
        cursor.expect("TREE");
        int type = cursor.u8();
        cursor.u8();
        int entries = cursor.u16();
        if (type != 0) {
            throw cursor.malformed("a tree of type " + type + " in a group");
        }
        cursor.address();
        cursor.address();
        for (int i = 0; i < entries; i++) {
            cursor.length();
            nodes.push(cursor.address());
        }
    }

    private void symbols(Cursor cursor, long names) throws IOException {
        cursor.expect("SNOD");
        cursor.skip(2);
        int count = cursor.u16();
        for (int i = 0; i < count; i++) {
            file.pages().step();
            long name = cursor.number(file.offsetSize());
            long object = cursor.address();
            long cache = cursor.u32();
            cursor.skip(4);
            long value = cursor.u32();
            cursor.skip(12);
            if (cache == SOFT) {
                links.soft(name(names, name), name(names, value), cursor.at());
            } else {
                links.hard(object);
            }
        }
    }

    private String name(long names, long offset) throws IOException {
        Cursor heap = new Cursor(file, names, Long.MAX_VALUE - names);
        heap.skip(offset);
        return heap.string(NAME);
    }
}
