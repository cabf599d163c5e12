package io.jenkins.plugins.modelgate.engine.audit.index;

import io.jenkins.plugins.modelgate.engine.audit.store.LogLayout;
import java.io.IOException;
import java.nio.file.Path;

/** Looks through the segments beside a log: form, checksums, order. What they say is never believed anyway. */
public final class IndexCheck {
    private IndexCheck() {}

    /** Tells what is wrong; {@code size} is that of the published log. */
    public static void run(Path log, long size, Sink sink) throws IOException {
        for (Path file : Segment.files(log.resolve(LogLayout.INDEX))) {
            String path = LogLayout.INDEX + "/" + file.getFileName();
            try (Segment segment = Segment.open(file)) {
                Posting before = null;
                SegmentFile form = segment.form();
                for (long at = 0; at < form.count(); at++) {
                    Posting posting = segment.at(at);
                    boolean fits = posting.index() >= form.first()
                            && posting.index() < form.end()
                            && (before == null || before.compareTo(posting) < 0);
                    if (!fits) {
                        sink.add(path, -1, "posting " + at + " is out of place");
                        break;
                    }
                    before = posting;
                }
                if (form.end() > size) {
                    sink.add(path, -1, "it covers entries that are not published");
                }
            } catch (Segment.DamagedException e) {
                sink.add(path, e.offset(), "the block is damaged");
            }
        }
    }

    /** Hears what is wrong. */
    @FunctionalInterface
    public interface Sink {
        /** One thing: path below the log, offset or -1, what. */
        void add(String path, long offset, String what);
    }
}
