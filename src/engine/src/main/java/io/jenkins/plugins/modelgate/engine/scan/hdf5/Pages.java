package io.jenkins.plugins.modelgate.engine.scan.hdf5;

import io.jenkins.plugins.modelgate.engine.scan.LimitException;
import io.jenkins.plugins.modelgate.engine.scan.Replay;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Any byte of a content, for formats that are read by address. Keeps a few pages; goes forward on an open stream and
 * opens another only to go back.
 */
final class Pages implements Closeable {
    private static final int PAGE = 16 * 1024;
    private static final int KEPT = 256;

    /** More than any real file needs, and seconds at most: hostile ones send a reader round in circles. */
    private static final long STEPS = 20_000_000;

    private final Replay replay;
    private final Map<Long, byte[]> pages = new LinkedHashMap<>(KEPT, 0.75f, true);
    private InputStream open;
    private long position;
    private long steps;

    Pages(Replay replay) {
        this.replay = replay;
    }

    /** One piece of work; there is a limit to all of them together. */
    void step() throws LimitException {
        if (++steps > STEPS) {
            throw new LimitException(
                    ScanRules.LIMIT, "HDF5: more than " + STEPS + " steps through the file's structure");
        }
    }

    /** Byte at an address. */
    int at(long address) throws IOException {
        if (address < 0) {
            throw new TruncatedException(address, 1);
        }
        byte[] page = page(address / PAGE);
        int place = (int) (address % PAGE);
        if (place >= page.length) {
            throw new TruncatedException(address / PAGE * PAGE + page.length, 1);
        }
        return page[place] & 0xFF;
    }

    private byte[] page(long number) throws IOException {
        byte[] page = pages.get(number);
        if (page == null) {
            step();
            page = read(number * PAGE);
            pages.put(number, page);
            if (pages.size() > KEPT) {
                pages.remove(pages.keySet().iterator().next());
            }
        }
        return page;
    }

    private byte[] read(long from) throws IOException {
        if (open == null || from < position) {
            close();
            open = replay.openAt(from);
            position = from;
        }
        byte[] scratch = new byte[PAGE];
        while (position < from) {
            int got = open.read(scratch, 0, (int) Math.min(PAGE, from - position));
            if (got < 0) {
                return new byte[0];
            }
            position += got;
        }
        int count = open.readNBytes(scratch, 0, PAGE);
        position += count;
        return Arrays.copyOf(scratch, count);
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
