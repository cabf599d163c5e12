package io.jenkins.plugins.modelgate.engine.lineage.store;

import io.jenkins.plugins.modelgate.engine.lineage.trail.Trail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The segments in their directory: each begins where the one before ends; eight of one size become one. */
final class SegmentChain {
    private static final int FAN_IN = 8;

    private final Path directory;

    SegmentChain(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    static long end(List<Segment> segments) {
        return segments.isEmpty() ? 0 : segments.get(segments.size() - 1).form().end();
    }

    /** Opens those that are sound and of this trail; removes all others and tells why. */
    List<Segment> load(Trail trail, Consumer<String> notes) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(directory)) {
            files = list.filter(Files::isRegularFile)
                    .sorted(SegmentChain::order)
                    .toList();
        }
        List<Segment> chain = new ArrayList<>();
        for (Path file : files) {
            String why = null;
            if (file.getFileName().toString().startsWith("unfinished-")) {
                Files.deleteIfExists(file);
                continue;
            }
            try {
                Segment segment = Segment.open(file);
                SegmentForm form = segment.form();
                if (form.end() <= end(chain)) {
                    // Part of a larger one that was finished just before the end.
                    Files.deleteIfExists(file);
                    continue;
                }
                if (form.first() != end(chain)) {
                    why = "does not follow the one before";
                } else if (form.end() > trail.size() || !Arrays.equals(form.root(), trail.root(form.end()))) {
                    why = "was made from another audit trail";
                } else {
                    chain.add(segment);
                }
            } catch (DamagedException e) {
                why = "is damaged";
            }
            if (why != null) {
                notes.accept(file.getFileName() + " " + why + " and is made again from the audit trail");
                Files.deleteIfExists(file);
            }
        }
        return List.copyOf(chain);
    }

    /** By beginning, the longest first. */
    private static int order(Path one, Path other) {
        String[] a = one.getFileName().toString().split("-");
        String[] b = other.getFileName().toString().split("-");
        if (a.length != 3 || b.length != 3 || !a[1].equals(b[1])) {
            return one.getFileName().toString().compareTo(other.getFileName().toString());
        }
        return b[2].compareTo(a[2]);
    }

    Segment write(Tail tail, byte[] root) throws IOException {
        return Segment.open(SegmentWriter.write(directory, tail.first(), tail.end(), root, tail.facts()));
    }

    /** Merges at the end while eight are of one size; the old files stay until they are dropped. */
    List<Segment> merged(List<Segment> all) throws IOException {
        List<Segment> chain = new ArrayList<>(all);
        while (chain.size() >= FAN_IN) {
            List<Segment> last = chain.subList(chain.size() - FAN_IN, chain.size());
            int level = level(last.get(0));
            long size = last.stream().mapToLong(Segment::size).sum();
            if (size > Segment.MAX_BYTES || last.stream().anyMatch(each -> level(each) != level)) {
                break;
            }
            Segment one = Segment.open(SegmentWriter.merge(directory, last));
            last.clear();
            chain.add(one);
        }
        return chain;
    }

    /** Merging eight makes the next level. */
    private static int level(Segment segment) {
        long entries = Math.max(1, (segment.form().end() - segment.form().first()) / Tail.ENTRIES);
        return (63 - Long.numberOfLeadingZeros(entries)) / 3;
    }

    void drop(Segment segment) {
        try {
            Files.deleteIfExists(segment.file());
        } catch (IOException e) {
            // The next start removes it: a larger one covers it.
            return;
        }
    }
}
