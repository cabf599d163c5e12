package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryStore;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The real engine of Dependency-Check over a small feed in the NVD's own format, without a network. */
public class DependencyCheckSourceTest {
    @ClassRule
    public static final TemporaryFolder FOLDER = new TemporaryFolder();

    private static AdvisoryStore store;
    private static NvdDatabase.Built built;

    @BeforeClass
    public static void fill() throws Exception {
        Path root = FOLDER.getRoot().toPath();
        store = new AdvisoryStore(root.resolve("advisories"));
        built = NvdFeeds.fill(store, NvdFeeds.small(root.resolve("feeds")));
    }

    @Test
    public void theFeedIsReadToItsEnd() {
        assertThat(built.records()).isEqualTo(30);
        assertThat(built.newest()).isEqualTo(Instant.parse("2025-10-27T17:35:59.287Z"));
        // Its product name breaks the syntax: told, and nothing of it is in the database.
        assertThat(built.skipped()).containsExactly("CVE-2010-0001");
    }

    @Test
    public void vulnerableVersionsOfEachEcosystemAreFoundAndMendedOnesAreNot() throws Exception {
        Answer answer = ask(
                ComponentId.of(Ecosystem.PYPI, "PyYAML", "5.3.1"),
                ComponentId.of(Ecosystem.PYPI, "pyyaml", "5.4"),
                ComponentId.of(Ecosystem.PYPI, "joblib", "1.1.0"),
                ComponentId.of(Ecosystem.PYPI, "joblib", "1.2.0"),
                ComponentId.of(Ecosystem.PYPI, "keras", "2.12.0"),
                ComponentId.of(Ecosystem.NPM, "lodash", "4.17.20"),
                ComponentId.of(Ecosystem.NPM, "lodash", "4.17.21"),
                ComponentId.of(Ecosystem.MAVEN, "org.apache.logging.log4j:log4j-core", "2.14.1"),
                ComponentId.of(Ecosystem.MAVEN, "org.apache.logging.log4j:log4j-core", "2.17.1"));
        assertThat(answer.matches())
                .extracting(match -> match.component() + ": " + match.advisory().id())
                .containsExactlyInAnyOrder(
                        "pyyaml 5.3.1: CVE-2020-14343",
                        "joblib 1.1.0: CVE-2022-21797",
                        "keras 2.12.0: CVE-2024-3660",
                        "lodash 4.17.20: CVE-2021-23337",
                        "org.apache.logging.log4j:log4j-core 2.14.1: CVE-2021-44228");
        // A name proves nothing but for Maven: whoever judges by package names must have judged the others.
        assertThat(answer.unexamined())
                .hasSize(7)
                .allMatch(Answer.Unexamined::foreign)
                .noneMatch(each -> each.component().ecosystem() == Ecosystem.MAVEN);
        assertThat(answer.advisories()).isEqualTo(30);
        assertThat(answer.newest()).isEqualTo(built.newest());
    }

    @Test
    public void scoreVectorAndMendingVersionAreTold() throws Exception {
        Answer answer = ask(ComponentId.of(Ecosystem.PYPI, "pyyaml", "5.3.1"));
        assertThat(answer.matches()).singleElement().satisfies(match -> {
            assertThat(match.advisory().score()).isEqualTo(9.8);
            assertThat(match.advisory().vectors()).containsExactly("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
            assertThat(match.advisory().fixed()).containsExactly("5.4");
            assertThat(match.advisory().summary()).startsWith("A vulnerability was discovered in the PyYAML library");
        });
    }

    @Test
    public void whatHasNoComparableVersionIsNotCalledSafe() throws Exception {
        Answer answer =
                ask(ComponentId.of(Ecosystem.PYPI, "pyyaml", null), ComponentId.of(Ecosystem.PYPI, "pyyaml", "latest"));
        assertThat(answer.matches()).isEmpty();
        assertThat(answer.unexamined()).hasSize(2);
    }

    @Test
    public void severalChecksReadTheSameDataAtOnceAndChangeNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Snapshot snapshot = store.open()) {
            byte[] before = Files.readAllBytes(snapshot.place("nvd/odc.mv.db"));
            List<Callable<Answer>> questions = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                questions.add(() -> ask(ComponentId.of(Ecosystem.PYPI, "pyyaml", "5.3.1")));
            }
            for (Future<Answer> answer : threads.invokeAll(questions)) {
                assertThat(answer.get().matches()).hasSize(1);
            }
            assertThat(Files.readAllBytes(snapshot.directory().resolve("nvd/odc.mv.db")))
                    .isEqualTo(before);
            try (var files = Files.list(snapshot.directory().resolve("nvd"))) {
                assertThat(files).hasSize(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    public void aDamagedFeedReplacesNothing() throws Exception {
        Path feeds = NvdFeeds.small(FOLDER.newFolder().toPath());
        Path feed = feeds.resolve("nvdcve-2.0-small.json");
        String good = Files.readString(feed);
        String before = store.currentId().orElseThrow();
        refused(feeds, good.substring(0, good.length() / 2), "no whole feed");
        refused(feeds, good + "{}", "does not end where the feed ends");
        refused(feeds, good.replace("9.8", "1.8"), "not what its .meta file says");
        refused(feeds, "[" + "[".repeat(100_000), "no feed of the NVD");
        Files.delete(feeds.resolve("nvdcve-2.0-small.meta"));
        refused(
                feeds,
                good.replace("\"totalResults\": 5", "\"totalResults\": 6"),
                "has 5 records and says there are 6");
        refused(feeds, good.replace("\"version\": \"2.0\"", "\"version\": \"1.1\""), "feeds of 1.1 ended in 2023");
        refused(feeds, good.replace("\"vulnerabilities\"", "\"other\""), "no feed of the NVD in its JSON 2.0 format");
        refused(feeds, "{\"vulnerabilities\":[{\"cve\":" + "{\"a\":".repeat(100_000), "no whole feed");
        Files.delete(feed);
        Files.write(feeds.resolve("nvdcve-2.0-2024.json.gz"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> NvdFeeds.fill(store, feeds)).hasMessageContaining("no gzip file");
        assertThat(store.currentId()).contains(before);
    }

    private static void refused(Path feeds, String content, String why) throws Exception {
        Files.writeString(feeds.resolve("nvdcve-2.0-small.json"), content);
        assertThatThrownBy(() -> NvdFeeds.fill(store, feeds)).hasMessageContaining(why);
    }

    private static Answer ask(ComponentId... components) throws Exception {
        try (Snapshot snapshot = store.open()) {
            return new DependencyCheckSource(snapshot).find(List.of(components));
        }
    }

    /** Where builds run, anybody may put another database there, at any time. */
    @Test
    public void aDatabaseThatWasReplacedIsNotAsked() throws Exception {
        Path database;
        try (Snapshot snapshot = store.open()) {
            database = snapshot.place("nvd/odc.mv.db");
        }
        byte[] sound = Files.readAllBytes(database);
        byte[] bytes = sound.clone();
        bytes[bytes.length / 2] ^= 1;
        try {
            Files.write(database, bytes);
            assertThatThrownBy(() -> ask(ComponentId.of(Ecosystem.PYPI, "pyyaml", "5.3.1")))
                    .hasMessageContaining("has been changed");
        } finally {
            Files.write(database, sound);
        }
    }

    @Test
    public void aYearThatIsMissingEmptyOrOldIsNotPassedOver() throws Exception {
        Path feeds = NvdFeeds.small(FOLDER.newFolder().toPath());
        Path year = feeds.resolve("nvdcve-2.0-2014.json");
        Files.delete(year);
        assertThatThrownBy(() -> NvdFeedSet.of(feeds, NvdFeeds.NOW)).hasMessageContaining("\"2014\"");
        // Another year's content under its name is not that year.
        NvdFeeds.write(feeds, "2014", NvdFeeds.WRITTEN, NvdFeeds.filler(2013, ""));
        assertThatThrownBy(() -> NvdFeeds.fill(store, feeds)).hasMessageContaining("has no record of 2014");
        Files.delete(feeds.resolve("nvdcve-2.0-modified.json"));
        assertThatThrownBy(() -> NvdFeedSet.of(feeds, NvdFeeds.NOW)).hasMessageContaining("\"modified\"");
    }

    @Test
    public void feedsAreAsOldAsTheOldestOfThemOnceChangesLieBetween() throws Exception {
        assertThat(asOf("2026-11-19T08:00:00.000", NvdFeeds.WRITTEN, "")).isEqualTo("2026-11-25T08:00:00Z");
        assertThat(asOf("2026-11-10T08:00:00.000Z", NvdFeeds.WRITTEN, "")).isEqualTo("2026-11-10T08:00:00Z");
        assertThat(asOf("2026-11-25T08:00:00", "2026-06-01T00:00:00", "")).isEqualTo("2026-06-01T00:00:00Z");
        // What lies ahead, and what is no time, says nothing.
        assertThat(asOf("2027-11-10T08:00:00.000", NvdFeeds.WRITTEN, "")).isNull();
        assertThat(asOf("yesterday", NvdFeeds.WRITTEN, "")).isNull();
        // A mirror's quiet year: the mirror itself says until when it looked, of this very feed.
        String cache = "lastModifiedDate=2026-11-25T07:00:00Z\nlastModifiedDate.2003=2026-04-01T00:00:00Z\n";
        assertThat(asOf("2026-04-01T00:00:00Z", NvdFeeds.WRITTEN, cache)).isEqualTo("2026-11-25T08:00:00Z");
        assertThat(asOf("2026-03-01T00:00:00Z", NvdFeeds.WRITTEN, cache)).isEqualTo("2026-03-01T00:00:00Z");
    }

    private static Instant asOf(String year, String modified, String cache) throws Exception {
        Path directory = NvdFeeds.small(FOLDER.newFolder().toPath());
        Files.writeString(directory.resolve("cache.properties"), cache);
        NvdFeeds.write(directory, "2003", year, NvdFeeds.filler(2003, ""));
        NvdFeeds.write(directory, "modified", modified, "");
        NvdFeedSet set = NvdFeedSet.of(directory, NvdFeeds.NOW);
        for (NvdFeedSet.Feed feed : set.feeds()) {
            set.read(feed, new NvdFeedFile(feed.file()).read(item -> {}).timestamp(), true);
        }
        return set.asOf();
    }
}
