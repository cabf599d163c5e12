package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads the messages of one object header, of both versions, over all its continuation blocks. */
final class ObjectHeader {
    private static final int CONTINUATION = 0x10;
    private static final int CHECKSUM = 4;

    private final Hdf5File file;
    private final Handler handler;
    private final Deque<long[]> blocks = new ArrayDeque<>();
    private int version;
    private boolean ordered;
    private int continuations;

    /** Takes messages. */
    interface Handler {
        /**
         * @param shared whether the message only refers to one that stands elsewhere
         * @param body of the message
         */
        void message(int type, boolean shared, Cursor body) throws IOException;
    }

    ObjectHeader(Hdf5File file, Handler handler) {
        this.file = file;
        this.handler = handler;
    }

    void read(long address) throws IOException {
        Cursor header = new Cursor(file, address, 64);
        version = header.u8();
        if (version == 1) {
            header.skip(1 + 2 + 4);
            long size = header.u32();
            messages(new Cursor(file, address + 16, size));
        } else if (version == 'O') {
            recent(address);
        } else {
            throw header.malformed("object header of version " + version);
        }
        while (!blocks.isEmpty()) {
            long[] block = blocks.pop();
            Cursor messages = new Cursor(file, block[0], block[1]);
            if (version != 1) {
                messages.expect("OCHK");
                messages = messages.part(messages.left() - CHECKSUM);
            }
            messages(messages);
        }
    }

    private void recent(long address) throws IOException {
        Cursor header = new Cursor(file, address, 64);
        header.expect("OHDR");
        int number = header.u8();
        if (number != 2) {
            throw header.malformed("object header of version " + number);
        }
        int flags = header.u8();
        ordered = (flags & 4) != 0;
        header.skip(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
        long size = header.number(1 << (flags & 3));
        messages(new Cursor(file, header.at(), size));
    }

    private void messages(Cursor messages) throws IOException {
        int head = version == 1 ? 8 : ordered ? 6 : 4;
        while (messages.left() >= head) {
            file.pages().step();
            int type = version == 1 ? messages.u16() : messages.u8();
            int size = messages.u16();
            int flags = messages.u8();
            messages.skip(head - (version == 1 ? 5 : 4));
            Cursor body = messages.part(size);
            if (type == CONTINUATION) {
                continuation(body);
            } else {
                handler.message(type, (flags & 2) != 0, body);
            }
        }
    }

    private void continuation(Cursor body) throws IOException {
        if (++continuations > 10_000) {
            throw body.malformed("an object header in more than 10000 blocks");
        }
        blocks.push(new long[] {body.address(), body.length()});
    }
}
