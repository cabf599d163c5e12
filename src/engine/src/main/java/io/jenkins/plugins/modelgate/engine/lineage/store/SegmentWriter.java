package io.jenkins.plugins.modelgate.engine.lineage.store;

import io.jenkins.plugins.modelgate.engine.lineage.Fact;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Writes segments: from facts, and one from several. Each is whole under its name, or not there. */
final class SegmentWriter {
    private static final int BUFFER = 1 << 16;

    private SegmentWriter() {}

    /**
     * Writes facts.
     *
     * @param facts in the order of their entries
     * @return the file
     */
    static Path write(Path directory, long first, long end, byte[] root, List<Fact> facts) throws IOException {
        List<Posting> postings = new ArrayList<>(2 * facts.size());
        return finished(directory, out -> {
            long at = SegmentForm.MAGIC.length;
            for (int begin = 0; begin < facts.size(); ) {
                int stop = begin;
                while (stop < facts.size()
                        && stop - begin < FactBlock.MOST
                        && facts.get(stop).source().entry()
                                == facts.get(begin).source().entry()) {
                    long position = at * FactBlock.MOST + stop - begin;
                    for (long key : Posting.keys(facts.get(stop))) {
                        postings.add(new Posting(key, position));
                    }
                    stop++;
                }
                byte[] block = FactBlock.write(facts.subList(begin, stop));
                out.write(block);
                at += block.length;
                begin = stop;
            }
            postings.sort(null);
            ByteBuffer line = ByteBuffer.allocate(Posting.BYTES);
            for (Posting posting : postings) {
                put(out, line, posting.key(), posting.position());
            }
            return new SegmentForm(first, end, at, postings.size(), root);
        });
    }

    /** Writes one segment from neighbours, the oldest first. Memory: one line of each. */
    static Path merge(Path directory, List<Segment> parts) throws IOException {
        return finished(directory, out -> {
            long at = SegmentForm.MAGIC.length;
            PriorityQueue<Cursor> queue = new PriorityQueue<>();
            for (Segment part : parts) {
                long shift = (at - SegmentForm.MAGIC.length) * FactBlock.MOST;
                if (part.form().postings() > 0) {
                    queue.add(new Cursor(part, shift));
                }
                at += part.copyBlocks(out);
            }
            long lines = 0;
            ByteBuffer line = ByteBuffer.allocate(Posting.BYTES);
            while (!queue.isEmpty()) {
                Cursor least = queue.remove();
                put(out, line, least.now.key(), least.now.position());
                lines++;
                if (least.advance()) {
                    queue.add(least);
                }
            }
            SegmentForm last = parts.get(parts.size() - 1).form();
            return new SegmentForm(parts.get(0).form().first(), last.end(), at, lines, last.root());
        });
    }

    private static void put(OutputStream out, ByteBuffer line, long key, long position) throws IOException {
        line.clear();
        line.putLong(key).putLong(position);
        out.write(line.array());
    }

    /** Writes all but the end. */
    private interface Content {
        SegmentForm write(OutputStream out) throws IOException;
    }

    private static Path finished(Path directory, Content content) throws IOException {
        Path unfinished = Files.createTempFile(directory, "unfinished-", "");
        try {
            SegmentForm form;
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
                MessageDigest digest = Posting.sha256();
                DigestOutputStream out = new DigestOutputStream(file, digest);
                out.write(SegmentForm.MAGIC);
                form = content.write(out);
                out.write(form.bytes());
                out.on(false);
                out.write(digest.digest());
            }
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Path file = directory.resolve(form.fileName());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static final class Cursor implements Comparable<Cursor> {
        private final Segment segment;
        private final long shift;
        private long line;
        private Posting now;

        Cursor(Segment segment, long shift) throws DamagedException {
            this.segment = segment;
            this.shift = shift;
            read();
        }

        private void read() throws DamagedException {
            now = new Posting(segment.key(line), segment.position(line) + shift);
        }

        boolean advance() throws DamagedException {
            if (++line == segment.form().postings()) {
                return false;
            }
            read();
            return true;
        }

        @Override
        public int compareTo(Cursor other) {
            return now.compareTo(other.now);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
