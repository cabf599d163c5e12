package io.jenkins.plugins.modelgate.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.audit.entry.Entry;
import io.jenkins.plugins.modelgate.engine.audit.index.IndexWriter;
import io.jenkins.plugins.modelgate.engine.audit.index.Query;
import io.jenkins.plugins.modelgate.engine.audit.index.SearchIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Search gives what looking at every entry would give, whatever the state of its segments. */
public class SearchTest {
    private static final int SIZE = 40_000;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyQuestionGivesWhatALookAtAllEntriesGives() throws Exception {
        Path directory = folder.getRoot().toPath().resolve("log");
        try (AuditLog log = AuditLog.open(directory, TestLog.key(), AuditOptions.withoutHighWaterMark())) {
            TestLog.fill(log, 0, SIZE);
        }
        compare(directory);
        new IndexWriter(directory).catchUp();
        List<Path> segments = segments(directory);
        assertThat(segments).hasSize(2);
        compare(directory);
        // Damaged in the middle, then missing, then rebuilt.
        byte[] bytes = Files.readAllBytes(segments.get(0));
        bytes[bytes.length / 2] ^= 1;
        Files.write(segments.get(0), bytes);
        compare(directory);
        Files.delete(segments.get(0));
        compare(directory);
        new IndexWriter(directory).catchUp();
        assertThat(segments(directory)).hasSize(2);
        compare(directory);
    }

    private final Map<Query, List<Long>> expected = new HashMap<>();

    private void compare(Path directory) throws Exception {
        try (SearchIndex index = SearchIndex.open(AuditReader.open(directory))) {
            Instant middle = TestLog.entry(SIZE / 2).time();
            for (Query query : List.of(
                    Query.ALL.between(middle, middle.plusSeconds(50)),
                    Query.digest(TestLog.digest("model 12345")),
                    Query.digest(TestLog.digest("no model")),
                    Query.ALL.by("user-42"),
                    Query.ALL.by("user-42").inJob("team/model-3"),
                    Query.ALL.by("user-42").inJob("team/model-2").between(middle, null),
                    Query.ALL
                            .ofType("gate.verdict")
                            .between(null, TestLog.entry(20).time()))) {
                List<Long> found = new ArrayList<>();
                long before = Long.MAX_VALUE;
                while (before >= 0) {
                    SearchIndex.Page page = index.search(query, before, 37);
                    page.hits().forEach(hit -> found.add(hit.index()));
                    before = page.next();
                }
                assertThat(found).as(query.toString()).isEqualTo(expected(query));
            }
        }
    }

    /** The entries are the same whatever happens to the segments: looked at once for each question. */
    private List<Long> expected(Query query) {
        return expected.computeIfAbsent(query, SearchTest::byLooking);
    }

    private static List<Long> byLooking(Query query) {
        return LongStream.iterate(SIZE - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> query.matches(entry(i)))
                .boxed()
                .toList();
    }

    private static Entry entry(long i) {
        try {
            return TestLog.entry(i);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> segments(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("index"))) {
            return files.sorted().toList();
        }
    }
}
