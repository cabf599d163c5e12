package io.jenkins.plugins.modelgate.engine.dependency.advisory.osv;

import static io.jenkins.plugins.modelgate.engine.dependency.advisory.osv.OsvData.ranges;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

/** The evaluation of the schema, its examples, and what it leaves open. */
public class OsvEvaluationTest {
    @Test
    public void examplesOfTheSchema() throws IOException {
        String unfixed = ranges("SEMVER", "{\"introduced\":\"0\"}");
        assertThat(judge("npm", unfixed, "0.0.0-alpha")).isEqualTo("affected");
        String fixed = ranges("SEMVER", "{\"introduced\":\"0\"},{\"fixed\":\"1.0.2\"}");
        assertThat(judge("npm", fixed, "1.0.1")).isEqualTo("affected");
        assertThat(judge("npm", fixed, "1.0.2-rc.1")).isEqualTo("affected");
        assertThat(judge("npm", fixed, "1.0.2")).isEqualTo("unaffected");
        String two = ranges(
                "SEMVER",
                "{\"introduced\":\"1.0.0\"},{\"fixed\":\"1.0.2\"},{\"introduced\":\"3.0.0\"},{\"fixed\":\"3.2.5\"}");
        assertThat(judge("npm", two, "0.9.0")).isEqualTo("unaffected");
        assertThat(judge("npm", two, "1.0.0")).isEqualTo("affected");
        assertThat(judge("npm", two, "2.0.0")).isEqualTo("unaffected");
        assertThat(judge("npm", two, "3.2.4")).isEqualTo("affected");
        assertThat(judge("npm", two, "3.2.5")).isEqualTo("unaffected");
        String last = ranges("ECOSYSTEM", "{\"introduced\":\"0\"},{\"last_affected\":\"2.1.214\"}");
        assertThat(judge("Maven", last, "2.1.214")).isEqualTo("affected");
        assertThat(judge("Maven", last, "2.1.215")).isEqualTo("unaffected");
        assertThat(judge("Maven", last, "2.1.215-SNAPSHOT")).isEqualTo("unaffected");
    }

    @Test
    public void eventsInAnyOrder() throws IOException {
        String shuffled = ranges(
                "ECOSYSTEM",
                "{\"fixed\":\"3.2.5\"},{\"introduced\":\"3.0\"},{\"fixed\":\"1.10\"},{\"introduced\":\"1.9\"}");
        assertThat(judge("PyPI", shuffled, "1.9.post1")).isEqualTo("affected");
        assertThat(judge("PyPI", shuffled, "1.10")).isEqualTo("unaffected");
        assertThat(judge("PyPI", shuffled, "3.1")).isEqualTo("affected");
        assertThat(judge("PyPI", shuffled, "4")).isEqualTo("unaffected");
    }

    @Test
    public void limits() throws IOException {
        String limited = ranges("ECOSYSTEM", "{\"introduced\":\"1\"},{\"limit\":\"2\"},{\"limit\":\"1.5\"}");
        assertThat(judge("PyPI", limited, "1.9")).isEqualTo("affected");
        assertThat(judge("PyPI", limited, "2")).isEqualTo("unaffected");
        String endless = ranges("ECOSYSTEM", "{\"introduced\":\"1\"},{\"limit\":\"*\"}");
        assertThat(judge("PyPI", endless, "99")).isEqualTo("affected");
    }

    @Test
    public void aVersionIsAffectedByItsListOrByItsRanges() throws IOException {
        String both =
                ranges("ECOSYSTEM", "{\"introduced\":\"2\"},{\"fixed\":\"3\"}") + ",\"versions\":[\"1.0\",\"2004d\"]";
        for (String same : new String[] {"1.0", "1", "v1.0.0", "1.0+cu118", "2.5"}) {
            assertThat(judge("PyPI", both, same)).as(same).isEqualTo("affected");
        }
        for (String other : new String[] {"1.0.post1", "1.0rc1", "1.1", "10", "3"}) {
            assertThat(judge("PyPI", both, other)).as(other).isEqualTo("unaffected");
        }
        assertThat(judge("PyPI", both, "2004d")).isEqualTo("affected");
        assertThat(judge("PyPI", both, "2004e")).startsWith("unknown");
    }

    @Test
    public void aRebuildOfTheLastAffectedVersionIsAffected() throws IOException {
        String last = ranges("ECOSYSTEM", "{\"introduced\":\"0\"},{\"last_affected\":\"2.0.1\"}");
        assertThat(judge("PyPI", last, "2.0.1+cu118")).isEqualTo("affected");
        assertThat(judge("PyPI", last, "2.0.1.post1")).isEqualTo("unaffected");
        String fixed = ranges("ECOSYSTEM", "{\"introduced\":\"0\"},{\"fixed\":\"2.0.1\"}");
        assertThat(judge("PyPI", fixed, "2.0.1+cu118")).isEqualTo("unaffected");
    }

    @Test
    public void withoutVersionsAndRangesEverythingIsAffected() throws IOException {
        assertThat(judge("PyPI", "", "1")).isEqualTo("affected");
        assertThat(judge("PyPI", "", "no version")).isEqualTo("affected");
        assertThat(judge("PyPI", "", null)).isEqualTo("affected");
    }

    @Test
    public void aMissingVersionIsAffectedOnlyWhereEveryVersionIs() throws IOException {
        assertThat(judge("npm", ranges("SEMVER", "{\"introduced\":\"0\"}"), null))
                .isEqualTo("affected");
        assertThat(judge("npm", ranges("SEMVER", "{\"introduced\":\"0\"},{\"fixed\":\"1.0.0\"}"), null))
                .contains("pin it");
        assertThat(judge("npm", ranges("GIT", "{\"introduced\":\"0\"}"), null)).startsWith("unknown");
    }

    @Test
    public void whatCannotBeComparedIsNeverUnaffected() throws IOException {
        String range = ranges("ECOSYSTEM", "{\"introduced\":\"0\"},{\"fixed\":\"0.2.0-n653\"}");
        assertThat(judge("PyPI", range, "0.1")).startsWith("unknown");
        assertThat(judge("PyPI", ranges("ECOSYSTEM", "{\"introduced\":\"0\"},{\"fixed\":\"1\"}"), "main"))
                .startsWith("unknown");
        assertThat(judge("PyPI", ranges("GIT", "{\"introduced\":\"0\"},{\"fixed\":\"abc\"}"), "1"))
                .contains("commits");
        assertThat(judge("PyPI", ranges("LUNAR", "{\"introduced\":\"9\"}"), "1"))
                .contains("kind");
        assertThat(judge("PyPI", ranges("ECOSYSTEM", ""), "1")).contains("events");
        assertThat(judge("Maven", ranges("ECOSYSTEM", "{\"introduced\":\"1\"}"), "${version}"))
                .startsWith("unknown");
    }

    @Test
    public void aRangeWithoutAnIntroductionStartsBeforeEverything() throws IOException {
        assertThat(judge("PyPI", ranges("ECOSYSTEM", "{\"fixed\":\"2\"}"), "1")).isEqualTo("affected");
        assertThat(judge("PyPI", ranges("ECOSYSTEM", "{\"fixed\":\"2\"}"), "2")).isEqualTo("unaffected");
    }

    @Test
    public void fixesAreThoseBehindTheVersion() throws IOException {
        String text = OsvData.record(
                "X-1",
                "PyPI",
                "a",
                ranges(
                        "ECOSYSTEM",
                        "{\"introduced\":\"0\"},{\"fixed\":\"1.10\"},{\"introduced\":\"2\"},{\"fixed\":\"2.3\"},{\"introduced\":\"0.1\"},{\"fixed\":\"0.9\"}"));
        OsvMatcher matcher = new OsvMatcher(VersionOrders.of(Ecosystem.PYPI));
        assertThat(matcher.fixes(read(text).affected(), "1.0")).containsExactly("1.10", "2.3");
        assertThat(matcher.fixes(read(text).affected(), null)).containsExactly("0.9", "1.10", "2.3");
    }

    private static OsvRecord read(String text) throws IOException {
        return new OsvReader(key -> true).read("test", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String judge(String ecosystem, String affected, String version) throws IOException {
        OsvRecord record = read(OsvData.record("X-1", ecosystem, "a", affected));
        Ecosystem known = record.affected().get(0).key().ecosystem();
        OsvMatcher.Judgement judgement = new OsvMatcher(VersionOrders.of(known)).judge(record.affected(), version);
        if (judgement.unknown() != null) {
            return "unknown: " + judgement.unknown();
        }
        return judgement.affected() ? "affected" : "unaffected";
    }
}
